using System.Globalization;

namespace MissionGov.Web.UseCases;

/// <summary>Moments as people in London read them.</summary>
internal static class LondonTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>"2 February 2026, 09:30".</summary>
    public static string Words(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, London).ToString("d MMMM yyyy, HH:mm", CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>The moment a day begins there.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, London.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
