using System.Globalization;
using MissionGov.Domain;

namespace MissionGov.Web.UseCases;

/// <summary>Moments as people in London read them.</summary>
internal static class LondonTime
{
    /// <summary>"2 February 2026, 09:30".</summary>
    public static string Words(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, LondonDay.Zone).ToString("d MMMM yyyy, HH:mm", CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>By the clock on the wall there.</summary>
    public static DateTime OnTheWall(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, LondonDay.Zone).DateTime;

    /// <summary>The moment a day begins there.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, LondonDay.Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
