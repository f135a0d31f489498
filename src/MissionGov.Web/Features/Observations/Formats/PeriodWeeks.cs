using System.Globalization;
using System.Text.RegularExpressions;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Weeks: by their number (ISO 8601, from Monday), by their first or last day, or as a length in days.</summary>
internal static partial class PeriodWeeks
{
    private const int DaysOfWeek = 7;
    private const string Numbered = "Weeks with a number run from Monday to Sunday, as ISO 8601 counts them";

    public static ReadPeriod? Read(string text)
    {
        if (YearFirst().Match(text) is { Success: true } after) return Numbers(after);
        if (WeekFirst().Match(text) is { Success: true } before) return Numbers(before);
        if (Lasting().Match(text) is { Success: true } lasting) return Days(lasting);
        if (Beside().Match(text) is not { Success: true } beside) return null;
        var hint = beside.Groups["end"].Success ? PeriodHint.WeeksEnding : PeriodHint.WeeksStarting;
        return PeriodForms.Read(beside.Groups["day"].Value, hint);
    }

    private static ReadPeriod Numbers(Match match)
    {
        int year = Number(match, "year"), week = Number(match, "week");
        if (week < 1 || week > ISOWeek.GetWeeksInYear(year)) return new(null, Quality.None, $"{year} has no week {week}");
        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
        return new(new Period(monday, monday.AddDays(DaysOfWeek - 1)), Quality.None, null, Numbered);
    }

    private static ReadPeriod? Days(Match match)
    {
        if (!DateOnly.TryParseExact(match.Groups["day"].ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)) return null;
        var days = Number(match, "count") * (match.Groups["kind"].Value == "W" ? DaysOfWeek : 1);
        return days == 0 ? null : PeriodForms.Is(new Period(start, start.AddDays(days - 1)));
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<year>(?:19|20|21)\d\d)[ -]?(?:W|Week |Wk )(?<week>\d{1,2})$", RegexOptions.IgnoreCase)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?:W|Week |Wk )(?<week>\d{1,2}),?[ -](?<year>(?:19|20|21)\d\d)$", RegexOptions.IgnoreCase)]
    private static partial Regex WeekFirst();

    [GeneratedRegex(@"^(?<day>\d{4}-\d\d-\d\d)(?:T00:00:00)?/P(?<count>\d{1,3})(?<kind>[WD])$")]
    private static partial Regex Lasting();

    [GeneratedRegex(@"^(?:(?<end>week ending|week to|w/e)|week commencing|week beginning|week starting|w/c):? (?<day>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Beside();
}
