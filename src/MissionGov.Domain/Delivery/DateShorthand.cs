using System.Globalization;
using System.Text.RegularExpressions;

namespace MissionGov.Domain.Delivery;

/// <summary>Dates as people type them in a hurry: 12/2, +2w, end feb. The long form is shown back, which ends the mix-up of day and month.</summary>
public static partial class DateShorthand
{
    private const int Century = 2000;

    private static readonly string[] Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <param name="from">What +2w counts from.</param>
    /// <param name="past">Without a year it is the last such day up to today, not the next one.</param>
    /// <returns>Null for what is no date.</returns>
    public static DateOnly? Read(string? text, DateOnly today, DateOnly from, bool past = false)
    {
        var typed = Spaces().Replace((text ?? "").Trim().TrimEnd('.', ',').ToLowerInvariant(), " ");
        typed = Ordinal().Replace(typed, "$1");
        return Named(typed, today)
            ?? Counted(Distance().Match(typed), from)
            ?? Exact(Iso().Match(typed))
            ?? Parts(Numbers().Match(typed), today, past)
            ?? Parts(Worded().Match(typed), today, past)
            ?? MonthEnd(EndOf().Match(typed), today, past);
    }

    /// <summary>"12 February 2027".</summary>
    public static string InWords(DateOnly date) => Milestone.Long(date);

    private static DateOnly? Named(string typed, DateOnly today) => typed switch
    {
        "today" => today,
        "tomorrow" => today.AddDays(1),
        "yesterday" => today.AddDays(-1),
        _ => null,
    };

    private static DateOnly? Counted(Match found, DateOnly from)
    {
        if (!found.Success) return null;
        var count = Number(found, 2) * (found.Groups[1].Value == "-" ? -1 : 1);
        return found.Groups[3].Value switch
        {
            "d" => from.AddDays(count),
            "w" => from.AddDays(7 * count),
            "m" => from.AddMonths(count),
            _ => from.AddYears(count),
        };
    }

    private static DateOnly? Exact(Match found) => found.Success ? Day(Number(found, 1), Number(found, 2), Number(found, 3)) : null;

    private static DateOnly? Parts(Match found, DateOnly today, bool past)
    {
        if (!found.Success || Month(found.Groups[2].Value) is not { } month) return null;
        return InYear(found, 3, today, past, year => Day(year, month, Number(found, 1)));
    }

    private static DateOnly? MonthEnd(Match found, DateOnly today, bool past)
    {
        if (!found.Success || Month(found.Groups[1].Value) is not { } month) return null;
        return InYear(found, 2, today, past, year => Day(year, month, DateTime.DaysInMonth(year, month)));
    }

    private static DateOnly? InYear(Match found, int group, DateOnly today, bool past, Func<int, DateOnly?> day)
    {
        if (found.Groups[group] is { Success: true, Value: var year }) return day(year.Length == 2 ? Century + Number(found, group) : Number(found, group));
        return day(today.Year) is { } thisYear && (past ? thisYear <= today : thisYear >= today) ? thisYear : day(today.Year + (past ? -1 : 1));
    }

    private static int? Month(string text)
    {
        var month = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Array.FindIndex(Months, name => name.StartsWith(text, StringComparison.Ordinal) || (name == "september" && text == "sept")) + 1;
        return month is >= 1 and <= 12 ? month : null;
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1800 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int Number(Match found, int group) => int.Parse(found.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("^([0-9]{1,2})(?:st|nd|rd|th)\\b")]
    private static partial Regex Ordinal();

    [GeneratedRegex("^([+-]) ?([0-9]{1,3}) ?(d|w|m|y)(?:ays?|eeks?|onths?|ears?)?$")]
    private static partial Regex Distance();

    [GeneratedRegex("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})$")]
    private static partial Regex Iso();

    [GeneratedRegex("^([0-9]{1,2})[/. -]([0-9]{1,2})(?:[/. -]([0-9]{4}|[0-9]{2}))?$")]
    private static partial Regex Numbers();

    [GeneratedRegex("^([0-9]{1,2})[ /-]?([a-z]{3,9})(?:[ /-]?([0-9]{4}|[0-9]{2}))?$")]
    private static partial Regex Worded();

    [GeneratedRegex("^(?:the )?end (?:of )?([a-z]{3,9})(?: ([0-9]{4}|[0-9]{2}))?$")]
    private static partial Regex EndOf();
}
