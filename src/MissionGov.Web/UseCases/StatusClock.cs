using MissionGov.Domain;

namespace MissionGov.Web.UseCases;

/// <summary>The day that status and data age are judged by. In the demo it stands still at the pack's day; audit and sign-in use the real clock.</summary>
internal sealed class StatusClock(TimeProvider clock, DemoMode demo)
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public DateOnly Today => demo.Today ?? DayIn(clock.GetUtcNow());

    /// <summary>The day it is in London.</summary>
    public static DateOnly DayIn(DateTimeOffset moment) => LondonDay.Of(moment);

    /// <summary>By the clock on the wall there.</summary>
    public static DateTime InLondon(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, London).DateTime;
}

/// <summary>Whether this instance shows the demo; settled once when the database is set up.</summary>
internal sealed class DemoMode
{
    public bool IsOn { get; private set; }

    public DateOnly? Today { get; private set; }

    public void TurnOn(DateOnly today) => (IsOn, Today) = (true, today);
}
