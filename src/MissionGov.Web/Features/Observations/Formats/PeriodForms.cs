using System.Globalization;
using System.Text.RegularExpressions;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>A cell that says when, or why it does not.</summary>
/// <param name="DayFirst">It was written as day, month and year in figures, which other countries read differently.</param>
internal readonly record struct ReadPeriod(Period? Period, Quality Quality, string? Problem, bool DayFirst = false);

/// <summary>What the heading tells about the periods below it.</summary>
internal enum PeriodHint
{
    None,
    Years,
    AcademicYears,
    Months,
}

/// <summary>The ways official statistics write a period, as one typed period.</summary>
internal static partial class PeriodForms
{
    private const int Earliest = 1800;
    private const int Latest = 2200;
    private const int ThisCentury = 2000;
    private const int MonthsOfYear = 12;
    private const string Unknown = "is not a period we can read. Use a form like 2024, 2023/24, 2024 Q1, 2024-04 or 27 March 2024";
    private const string Unreal = "Date must be a real date, like 27 3 2027";

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static PeriodHint HintOf(string heading, bool periodsAreYears) => heading switch
    {
        _ when heading.Contains("academic", StringComparison.Ordinal) => PeriodHint.AcademicYears,
        _ when periodsAreYears || heading.Contains("year", StringComparison.Ordinal) => PeriodHint.Years,
        _ when heading.Contains("month", StringComparison.Ordinal) => PeriodHint.Months,
        _ => PeriodHint.None,
    };

    public static ReadPeriod Read(string cell, PeriodHint hint)
    {
        var (text, quality) = TakeMarks(cell.Replace('\u00A0', ' ').Trim());
        if (text.Length == 0) return new(null, quality, "Enter a date or period");
        try
        {
            var read = Shapes(text, hint);
            if (read.Period is { } period && (period.Start.Year < Earliest || period.End.Year > Latest)) return OutOfRange(quality);
            return read with { Quality = quality };
        }
        catch (ArgumentOutOfRangeException)
        {
            // 31/02/2027 or year 0: figures of the right shape that no calendar holds.
            return YearOf(text) is < Earliest or > Latest ? OutOfRange(quality) : new(null, quality, Unreal);
        }
    }

    private static ReadPeriod OutOfRange(Quality quality) => new(null, quality, $"Year must be between {Earliest} and {Latest}");

    private static ReadPeriod Shapes(string text, PeriodHint hint)
    {
        if (Year().Match(text) is { Success: true } year) return Is(Period.CalendarYear(Number(year, 1)));
        if (Period.FromIso(text) is { } iso) return Is(hint == PeriodHint.Months && iso.Kind == PeriodKind.Snapshot ? Period.Month(iso.Start.Year, iso.Start.Month) : iso);
        return PeriodYears.Read(text, hint) ?? QuarterOrMonth(text) ?? Day(text, hint) ?? new(null, Quality.None, $"‘{ProblemList.Shorten(text)}’ {Unknown}");
    }

    private static ReadPeriod? QuarterOrMonth(string text)
    {
        if (QuarterAfter().Match(text) is { Success: true } after) return Is(Period.Quarter(Number(after, 1), Number(after, 2)));
        if (QuarterBefore().Match(text) is { Success: true } before)
        {
            var (quarter, first) = (Number(before, 1), Number(before, 2));
            // Quarter 1 of a financial year is April to June.
            return before.Groups[3].Success
                ? Is(Period.Whole(Period.FinancialYear(first).Start.AddMonths((quarter - 1) * 3), 3))
                : Is(Period.Quarter(first, quarter));
        }

        if (MonthInFigures().Match(text) is { Success: true } figures) return Is(Period.Month(Number(figures, 1), Number(figures, 2)));
        if (MonthInWords().Match(text) is { Success: true } words && MonthNamed(words.Groups[1].Value) is { } month)
            return Is(Period.Month(Full(words.Groups[2].Value), month));
        return null;
    }

    private static ReadPeriod? Day(string text, PeriodHint hint)
    {
        ReadPeriod One(DateOnly day, bool dayFirst = false) =>
            new(hint == PeriodHint.Months ? Period.Month(day.Year, day.Month) : Period.Snapshot(day), Quality.None, null, dayFirst);

        if (TimeOfDay().Match(text) is { Success: true } moment)
            return moment.Groups["midnight"].Success ? One(new(Number(moment, "y"), Number(moment, "m"), Number(moment, "d"))) : new(null, Quality.None, "Give the day without a time of day");
        if (YearFirst().Match(text) is { Success: true } year) return One(new(Number(year, 1), Number(year, 2), Number(year, 3)));
        if (DayFirst().Match(text) is { Success: true } day) return One(new(Full(day.Groups[3].Value), Number(day, 2), Number(day, 1)), dayFirst: true);
        if (DayInWords().Match(text) is { Success: true } words && MonthNamed(words.Groups[2].Value) is { } month)
            return One(new(Full(words.Groups[3].Value), month, Number(words, 1)));
        if (Between().Match(text) is { Success: true } between && MonthNamed(between.Groups[2].Value) is { } from && MonthNamed(between.Groups[5].Value) is { } to)
        {
            var last = Number(between, 6);
            var first = between.Groups[3].Success ? Number(between, 3) : last;
            Period span = new(new(first, from, Number(between, 1)), new(last, to, Number(between, 4)));
            return span.End >= span.Start ? Is(span) : new(null, Quality.None, "The period ends before it starts");
        }

        if (OddYear().IsMatch(text)) return OutOfRange(Quality.None);
        if (Serial().IsMatch(text)) return new(null, Quality.None, $"‘{text}’ looks like a date stored as a number. Format the column as a date and save again");
        return null;
    }

    // "2019/20 [Note 5]", "2001-2005 (baseline)", "March 2031 [f]".
    private static (string Text, Quality Quality) TakeMarks(string text)
    {
        var quality = Quality.None;
        while (Footnote().Match(text) is { Success: true } note)
        {
            quality |= QualityWords.Read(note.Value) ?? Quality.None;
            text = text[..note.Index].TrimEnd();
        }

        return (text, quality);
    }

    public static ReadPeriod Is(Period period) => new(period, Quality.None, null);

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static int YearOf(string text) => LongFigures().Match(text) is { Success: true } year ? Number(year, 0) : Earliest;

    // Two figures are a year of this century: nobody imports 1927 as 27.
    private static int Full(string year) => (year.Length == 2 ? ThisCentury : 0) + int.Parse(year, CultureInfo.InvariantCulture);

    private static int? MonthNamed(string name)
    {
        for (var month = 1; month <= MonthsOfYear; month++)
        {
            var full = British.DateTimeFormat.GetMonthName(month);
            if (full.StartsWith(name.TrimEnd('.'), StringComparison.OrdinalIgnoreCase)) return month;
        }

        return null;
    }

    [GeneratedRegex(@"^(\d{4})(?:\.0+)?$")]
    private static partial Regex Year();

    [GeneratedRegex(@"^(\d{4})[ -]?Q([1-4])$", RegexOptions.IgnoreCase)]
    private static partial Regex QuarterAfter();

    [GeneratedRegex(@"^Q([1-4])[ -]?(\d{4})(/\d{2}(?:\d{2})?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex QuarterBefore();

    [GeneratedRegex(@"^(\d{4})[ -](\d{2})$")]
    private static partial Regex MonthInFigures();

    [GeneratedRegex(@"^([A-Za-z]{3,9}\.?)[ -](\d{4}|\d{2})$")]
    private static partial Regex MonthInWords();

    [GeneratedRegex(@"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(\d{1,2})[ /.-](\d{1,2})[ /.-](\d{4}|\d{2})$")]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(\d{1,2})[ -]([A-Za-z]{3,9}\.?)[ -](\d{4}|\d{2})$")]
    private static partial Regex DayInWords();

    [GeneratedRegex(@"^(\d{1,2}) ([A-Za-z]{3,9})(?: (\d{4}))? (?:to|-|–) (\d{1,2}) ([A-Za-z]{3,9}) (\d{4})$")]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)(?:(?<midnight>[T ]00:00(?::00(?:\.0+)?)?Z?)|[T ]\d\d:\d\d.*)$")]
    private static partial Regex TimeOfDay();

    // Days since 1900 between 1954 and 2064, as a spreadsheet stores them.
    [GeneratedRegex(@"^[2-5]\d{4}$")]
    private static partial Regex Serial();

    [GeneratedRegex(@"^(?:[-−]\d+|\d{1,3}|[016-9]\d{4})$")]
    private static partial Regex OddYear();

    [GeneratedRegex(@"\s*(?:\[[^\]]*\]|\(baseline\))$", RegexOptions.IgnoreCase)]
    private static partial Regex Footnote();

    [GeneratedRegex(@"\d{4,9}")]
    private static partial Regex LongFigures();
}
