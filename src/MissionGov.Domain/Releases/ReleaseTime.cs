using System.Globalization;

namespace MissionGov.Domain.Releases;

/// <summary>The moments of releases, by the clock on the wall in London.</summary>
public static class ReleaseTime
{
    /// <summary>By the Code of Practice for Statistics, T3.6.</summary>
    public static readonly TimeOnly Usual = new(9, 30);

    public static bool IsUsual(DateTimeOffset moment) => TimeOnly.FromDateTime(OnTheWall(moment)) == Usual;

    /// <summary>Null for an hour that the clocks skip in March.</summary>
    public static DateTimeOffset? Of(DateOnly day, TimeOnly time)
    {
        var wall = day.ToDateTime(time);
        return LondonDay.Zone.IsInvalidTime(wall) ? null : new DateTimeOffset(wall, LondonDay.Zone.GetUtcOffset(wall)).ToUniversalTime();
    }

    /// <summary>Reads "2026-05-14T09:30", also with a space between; null when it is not that.</summary>
    public static DateTimeOffset? Read(string text) =>
        DateTime.TryParseExact(text.Trim().Replace(' ', 'T'), "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)
            ? Of(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall))
            : null;

    /// <summary>"14 May 2026, 09:30".</summary>
    public static string Words(DateTimeOffset moment) => OnTheWall(moment).ToString("d MMMM yyyy, HH:mm", CultureInfo.GetCultureInfo("en-GB"));

    private static DateTime OnTheWall(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, LondonDay.Zone).DateTime;
}
