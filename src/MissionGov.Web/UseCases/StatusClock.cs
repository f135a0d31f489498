using MissionGov.Domain;

namespace MissionGov.Web.UseCases;

/// <summary>The day that status and data age are judged by. In the demo it stands still at the pack's day; audit and sign-in use the real clock.</summary>
internal sealed class StatusClock(TimeProvider clock, DemoMode demo)
{
    public DateOnly Today => demo.Today ?? LondonDay.Of(clock.GetUtcNow());
}

/// <summary>Whether this instance shows the demo; settled once when the database is set up.</summary>
internal sealed class DemoMode
{
    public bool IsOn { get; private set; }

    public DateOnly? Today { get; private set; }

    public void TurnOn(DateOnly today) => (IsOn, Today) = (true, today);
}
