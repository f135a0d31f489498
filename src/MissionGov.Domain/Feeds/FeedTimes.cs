using System.Globalization;

namespace MissionGov.Domain.Feeds;

public enum FeedRhythm
{
    Daily,
    Weekly,
    Monthly,
}

/// <summary>When a feed is fetched, by the clock on the wall in London.</summary>
/// <param name="Hour">From 0 to 23.</param>
/// <param name="Day">Of the week from Monday, 1 to 7; of the month, 1 to 28. Daily: 1.</param>
public sealed record FeedTimes(FeedRhythm Rhythm, int Hour, int Day)
{
    /// <summary>The last day that every month has.</summary>
    public const int LastDay = 28;

    private const int Sunday = 7;

    public bool IsReal => Hour is >= 0 and < 24 && Day >= 1 && Day <= (Rhythm switch { FeedRhythm.Weekly => Sunday, FeedRhythm.Monthly => LastDay, _ => 1 });

    /// <summary>The next time after a moment.</summary>
    public DateTimeOffset After(DateTimeOffset moment)
    {
        for (var day = LondonDay.Of(moment); ; day = day.AddDays(1))
            if (Falls(day) && At(day) is var at && at > moment) return at;
    }

    /// <summary>"Every Monday at 07:00".</summary>
    public string Words => Rhythm switch
    {
        FeedRhythm.Weekly => $"Every {DayOfWeek} at {Clock}",
        FeedRhythm.Monthly => $"On day {Day} of each month at {Clock}",
        _ => $"Every day at {Clock}",
    };

    private DayOfWeek DayOfWeek => (DayOfWeek)(Day % Sunday);

    private string Clock => Hour.ToString("00", CultureInfo.InvariantCulture) + ":00";

    private bool Falls(DateOnly day) => Rhythm switch
    {
        FeedRhythm.Weekly => day.DayOfWeek == DayOfWeek,
        FeedRhythm.Monthly => day.Day == Day,
        _ => true,
    };

    // An hour that the clocks leave out in March comes an hour later.
    private DateTimeOffset At(DateOnly day)
    {
        var wall = day.ToDateTime(new TimeOnly(Hour, 0));
        if (LondonDay.Zone.IsInvalidTime(wall)) wall = wall.AddHours(1);
        return new DateTimeOffset(wall, LondonDay.Zone.GetUtcOffset(wall)).ToUniversalTime();
    }
}
