using System.Globalization;
using System.Text.RegularExpressions;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>A cell that says when, or why it does not.</summary>
/// <param name="Note">How it was read, where others might read it differently.</param>
internal readonly record struct ReadPeriod(Period? Period, Quality Quality, string? Problem, string? Note = null);

/// <summary>What the heading, or the periods together, tell about each of them.</summary>
internal enum PeriodHint
{
    None,
    Years,
    FinancialYears,
    AcademicYears,
    Months,
    Quarters,
    WeeksEnding,
    WeeksStarting,
    YearsEnding,
    QuartersEnding,
}

/// <summary>The ways official statistics write a period, as one typed period.</summary>
internal static partial class PeriodForms
{
    private const int Earliest = 1800;
    private const int Latest = 2200;
    private const int ThisCentury = 2000;
    private const int MonthsOfYear = 12;
    private const int Longest = 100;
    private const int ShortestName = 3;
    private const string Unknown = "is not a period we can read. Use a form like 2024, 2023/24, 2024 Q1, 2024-04 or 27 March 2024";
    private const string DayFirstNote = "Dates in figures are read with the day first: 03/04/2026 is 3 April 2026";
    private const int MonthsOfQuarter = 3;
    private const int MonthsOfHalf = 6;
    private const int SecondHalf = 7;
    private const string Unreal = "Date must be a real date, like 27 3 2027";

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static PeriodHint HintOf(string heading, bool periodsAreYears) => heading switch
    {
        _ when heading.Contains("academic", StringComparison.Ordinal) || heading.Contains("school year", StringComparison.Ordinal) => PeriodHint.AcademicYears,
        _ when heading.Contains("financial", StringComparison.Ordinal) || heading.Contains("fiscal", StringComparison.Ordinal) => PeriodHint.FinancialYears,
        _ when heading is "week ending" or "week end" or "w/e" or "week to" => PeriodHint.WeeksEnding,
        _ when heading is "week commencing" or "week beginning" or "week starting" or "week start" or "w/c" => PeriodHint.WeeksStarting,
        _ when heading is "year ending" or "year to" or "12 months to" => PeriodHint.YearsEnding,
        _ when heading is "quarter ending" or "quarter to" => PeriodHint.QuartersEnding,
        _ when periodsAreYears || heading.Contains("year", StringComparison.Ordinal) => PeriodHint.Years,
        _ when heading.Contains("month", StringComparison.Ordinal) => PeriodHint.Months,
        _ when heading.Contains("quarter", StringComparison.Ordinal) => PeriodHint.Quarters,
        _ => PeriodHint.None,
    };

    public static ReadPeriod Read(string cell, PeriodHint hint)
    {
        // No publisher's period is longer, and what reads it may look at it many times.
        if (cell.Length > Longest) return new(null, Quality.None, $"‘{ProblemList.Shorten(cell)}’ {Unknown}");
        var (text, quality) = TakeMarks(Spaces().Replace(CellText.Figures(cell), " "));
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
        text = Source().Replace(text, "");
        var read = Shape(text, hint) ?? new(null, Quality.None, $"‘{ProblemList.Shorten(text)}’ {Unknown}");
        return read.Period is { } period ? read with { Period = PeriodEnds.Widen(period, hint) } : read;
    }

    private static ReadPeriod? Shape(string text, PeriodHint hint)
    {
        if (Year().Match(text) is { Success: true } year) return Is(Period.CalendarYear(Number(year, 1)));
        if (HalfYear().Match(text) is { Success: true } half)
            return new(Period.Whole(new(Number(half, 1), half.Groups[2].Value == "a" ? 1 : SecondHalf, 1), MonthsOfHalf), Quality.None, null, "A year with a letter is half a year: 1974a is January to June 1974");
        if (Period.FromIso(text) is { } iso) return Is(hint == PeriodHint.Months && iso.Kind == PeriodKind.Snapshot ? Period.Month(iso.Start.Year, iso.Start.Month) : iso);
        return PeriodYears.Read(text, hint) ?? QuarterOrMonth(text) ?? PeriodWeeks.Read(text) ?? PeriodEnds.Read(text) ?? Day(text, hint);
    }

    private static ReadPeriod? QuarterOrMonth(string text)
    {
        if (QuarterAfter().Match(text) is { Success: true } after) return Is(Period.Quarter(Number(after, 1), Number(after, 2)));
        if (QuarterBefore().Match(text) is { Success: true } before)
        {
            var (quarter, first) = (Number(before, 1), Number(before, 2));
            return before.Groups[3].Success ? OfFinancialYear(first, quarter) : Is(Period.Quarter(first, quarter));
        }

        if (QuarterOfSplit().Match(text) is { Success: true } split) return OfFinancialYear(Number(split, 1), Number(split, 3));
        if (MonthInFigures().Match(text) is { Success: true } figures) return Is(Period.Month(Number(figures, 1), Number(figures, 2)));
        if (MonthInWords().Match(text) is { Success: true } words && MonthNamed(words.Groups[1].Value) is { } month)
            return Is(Period.Month(Full(words.Groups[2].Value), month));
        return null;
    }

    // Quarter 1 of a financial year is April to June.
    private static ReadPeriod OfFinancialYear(int year, int quarter) => Is(Period.Whole(Period.FinancialYear(year).Start.AddMonths((quarter - 1) * MonthsOfQuarter), MonthsOfQuarter));

    private static ReadPeriod? Day(string text, PeriodHint hint)
    {
        ReadPeriod One(DateOnly day, bool dayFirst = false) =>
            new(hint == PeriodHint.Months ? Period.Month(day.Year, day.Month) : Period.Snapshot(day), Quality.None, null, dayFirst ? DayFirstNote : null);

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
    public static int Full(string year) => (year.Length == 2 ? ThisCentury : 0) + int.Parse(year, CultureInfo.InvariantCulture);

    /// <summary>"Sept." and "SEPTEMBER" are 9.</summary>
    public static int? MonthNamed(string name)
    {
        name = name.TrimEnd('.');
        if (name.Length < ShortestName) return null;
        for (var month = 1; month <= MonthsOfYear; month++)
        {
            var full = British.DateTimeFormat.GetMonthName(month);
            if (full.StartsWith(name, StringComparison.OrdinalIgnoreCase)) return month;
        }

        return null;
    }

    [GeneratedRegex(@"^(\d{4})(?:\.0+)?$")]
    private static partial Regex Year();

    // Parliament was elected twice in 1974: publishers write 1974a and 1974b.
    [GeneratedRegex(@"^(\d{4})([ab])$")]
    private static partial Regex HalfYear();

    // NHS England puts the name of the collection before the month: MSitAE-APRIL-2023.
    [GeneratedRegex(@"^[A-Za-z&]+-(?=[A-Za-z]{3,9}-\d{4}$)")]
    private static partial Regex Source();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(\d{4})[ -]?(?:Q|Quarter )?([1-4])(?:(?<=Q[1-4])|(?<=Quarter [1-4])|(?:st|nd|rd|th) quarter)$", RegexOptions.IgnoreCase)]
    private static partial Regex QuarterAfter();

    [GeneratedRegex(@"^(?:Q|Quarter )?([1-4])(?:(?<=Q[1-4])|(?<=Quarter [1-4])|(?:st|nd|rd|th) quarter)(?: of)?[ -]?(\d{4})([/-]\d{2}(?:\d{2})?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex QuarterBefore();

    [GeneratedRegex(@"^(\d{4})[/-](\d{4}|\d{2})[ -]?Q([1-4])$", RegexOptions.IgnoreCase)]
    private static partial Regex QuarterOfSplit();

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
