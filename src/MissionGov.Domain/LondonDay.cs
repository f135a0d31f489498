namespace MissionGov.Domain;

/// <summary>The day that a moment falls on in London, by which everybody here counts.</summary>
public static class LondonDay
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);
}
