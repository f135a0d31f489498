using System.Globalization;
using System.Text.RegularExpressions;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>A year in one column and what makes a period of it in another: 201617 with "Academic year", 2021 with "Oct".</summary>
internal static partial class TimeIdentifiers
{
    private const int YearFigures = 4;
    private const int AutumnMonths = 4;
    private const int SpringMonths = 3;
    private const int SummerMonths = 4;
    private const int MonthsOfQuarter = 3;
    private const int MonthsOfHalf = 6;
    private const string Terms = "Terms are whole months: autumn is September to December, spring January to March, summer April to July";

    /// <param name="heading">Of the part: a bare 3 is March below "month".</param>
    public static ReadPeriod Read(string year, string part, string heading)
    {
        var words = part.Trim().ToLowerInvariant();
        if (Kind().Match(words) is { Success: true } kind && First(year) is { } first) return OfYear(kind, year, first);
        if (words.EndsWith("term", StringComparison.Ordinal) && First(year) is { } autumn) return Term(words, autumn, year, part);
        // A month, a quarter or a week of that year, in words or as a number below its heading.
        if (PeriodForms.MonthNamed(words) is { } month) return PeriodForms.Read($"{year.Trim()}-{month:00}", PeriodHint.Months);
        if (Bare().IsMatch(words)) words = heading switch { "month" => $"-{words.PadLeft(2, '0')}", "quarter" => $" Q{words}", _ => $" Week {words}" };
        else words = $" {part.Trim()}";
        var after = PeriodForms.Read($"{year.Trim()}{words}", PeriodHint.None);
        if (after.Period is not null) return after;
        var before = PeriodForms.Read($"{part.Trim()} {year.Trim()}", PeriodHint.None);
        return before.Period is null ? after : before;
    }

    private static ReadPeriod OfYear(Match kind, string year, int first)
    {
        var name = kind.Groups["name"].Value;
        var whole = name switch
        {
            "academic year" => Period.AcademicYear(first),
            "financial year" or "tax year" => Period.FinancialYear(first),
            _ => Period.CalendarYear(first),
        };
        if (name == "calendar year" ? year.Trim().Length != YearFigures : name != "reporting year" && !FollowedBy(year, first)) return Unknown(year, kind.Value);
        if (kind.Groups["part"].Success) return PeriodForms.Is(Period.Whole(whole.Start.AddMonths(kind.Groups["part"].Value == "1" ? 0 : MonthsOfHalf), MonthsOfHalf));
        if (!kind.Groups["from"].Success) return PeriodForms.Is(whole);
        int from = kind.Groups["from"].Value[0] - '0', to = kind.Groups["to"].Success ? kind.Groups["to"].Value[0] - '0' : from;
        // Quarters of an academic year are those of further education, from August.
        var start = name == "academic year" ? whole.Start.AddMonths(-1) : whole.Start;
        return to < from ? Unknown(year, kind.Value) : PeriodForms.Is(Period.Whole(start.AddMonths((from - 1) * MonthsOfQuarter), (to - from + 1) * MonthsOfQuarter));
    }

    private static ReadPeriod Term(string words, int autumn, string year, string part)
    {
        DateOnly september = new(autumn, 9, 1), january = new(autumn + 1, 1, 1), april = new(autumn + 1, 4, 1);
        Period? term = words switch
        {
            "autumn term" => Period.Whole(september, AutumnMonths),
            "spring term" => Period.Whole(january, SpringMonths),
            "summer term" => Period.Whole(april, SummerMonths),
            "autumn and spring term" => Period.Whole(september, AutumnMonths + SpringMonths),
            _ => null,
        };
        return term is null ? Unknown(year, part) : new(term, Quality.None, null, Terms);
    }

    // 2016 is allowed for a year that 201617 says in full.
    private static bool FollowedBy(string year, int first) => year.Trim().Length == YearFigures || year.Trim().EndsWith($"{(first + 1) % 100:00}", StringComparison.Ordinal);

    private static int? First(string year) => Years().Match(year.Trim()) is { Success: true } found ? int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    private static ReadPeriod Unknown(string year, string part) => new(null, Quality.None, $"‘{year} {part}’ is not a period we can read. Use a form like 201617 with Academic year, or 2024 with Calendar year");

    [GeneratedRegex(@"^(?<name>academic year|financial year|tax year|calendar year|reporting year)(?: (?:q(?<from>[1-4])(?:-q?(?<to>[1-4]))?|part (?<part>[12])(?: \(.*\))?))?$")]
    private static partial Regex Kind();

    [GeneratedRegex(@"^((?:1[89]|20|21)\d\d)(?:\d\d|[/-]\d\d|[/-]\d{4})?$")]
    private static partial Regex Years();

    [GeneratedRegex(@"^\d{1,2}$")]
    private static partial Regex Bare();
}
