using System.Globalization;
using System.Text.RegularExpressions;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Years that are not one calendar year: financial, academic, and several together.</summary>
internal static partial class PeriodYears
{
    private const int Century = 100;
    private const int MonthsOfYear = 12;

    public static ReadPeriod? Read(string text, PeriodHint hint)
    {
        if (Split().Match(text) is { Success: true } split)
        {
            if (split.Groups["school"].Success) hint = PeriodHint.AcademicYears;
            return Follows(split, 1, 2) ? PeriodForms.Is(From(First(split, 1), hint)) : Backwards(text);
        }

        if (SplitRange().Match(text) is { Success: true } range)
        {
            int first = First(range, 1), last = First(range, 3);
            if (!Follows(range, 1, 2) || !Follows(range, 3, 4) || last < first) return Backwards(text);
            return PeriodForms.Is(Period.Whole(From(first, hint).Start, MonthsOfYear * (last - first + 1)));
        }

        if (LongRange().Match(text) is { Success: true } years) return Several(First(years, 1), First(years, 2), text);
        if (EndOfYear().Match(text) is { Success: true } end) return PeriodForms.Is(Period.FinancialYear(First(end, 1) - 1));
        // Only a heading that says years makes three of 2003-05; anywhere else it is May 2003. No month is the 24th, so 2023-24 is a year.
        var isYears = hint is PeriodHint.Years or PeriodHint.FinancialYears or PeriodHint.AcademicYears;
        if (ShortRange().Match(text) is { Success: true } few && (isYears || (First(few, 2) > MonthsOfYear && Follows(few, 1, 2))))
            return Follows(few, 1, 2) ? PeriodForms.Is(From(First(few, 1), hint)) : Several(First(few, 1), Complete(First(few, 1), few.Groups[2].Value), text);
        return Joined().Match(text) is { Success: true } joined ? SixFigures(joined, text, hint) : null;
    }

    // 201617 is 2016/17; 201112 may also be December 2011.
    private static ReadPeriod? SixFigures(Match joined, string text, PeriodHint hint)
    {
        int first = First(joined, 1), rest = First(joined, 2);
        var isYear = Follows(joined, 1, 2);
        var isMonth = rest is >= 1 and <= MonthsOfYear;
        if (isYear && (!isMonth || hint is PeriodHint.Years or PeriodHint.FinancialYears or PeriodHint.AcademicYears)) return PeriodForms.Is(From(first, hint));
        if (isMonth && (!isYear || hint == PeriodHint.Months)) return PeriodForms.Is(Period.Month(first, rest));
        return isMonth ? new(null, Quality.None, $"We cannot tell if {text} is {first}/{rest:00} or {first}-{rest:00}. Write it in one of these ways") : null;
    }

    private static ReadPeriod Several(int first, int last, string text) =>
        last > first ? PeriodForms.Is(Period.Whole(new(first, 1, 1), MonthsOfYear * (last - first + 1))) : Backwards(text);

    private static ReadPeriod Backwards(string text) => new(null, Quality.None, $"‘{text}’ does not run from one year to a later one");

    private static Period From(int first, PeriodHint hint) => hint == PeriodHint.AcademicYears ? Period.AcademicYear(first) : Period.FinancialYear(first);

    private static bool Follows(Match match, int first, int second) => Complete(First(match, first), match.Groups[second].Value) == First(match, first) + 1;

    // The year after 1999 may be written 00.
    private static int Complete(int first, string year)
    {
        var second = int.Parse(year, CultureInfo.InvariantCulture);
        if (year.Length > 2) return second;
        var sameCentury = first - (first % Century) + second;
        return sameCentury > first ? sameCentury : sameCentury + Century;
    }

    private static int First(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:FY ?|financial year |fiscal year |tax year |(?<school>(?:academic|school) year ))?(\d{4})/(\d{4}|\d{2})(?: financial year)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Split();

    [GeneratedRegex(@"^(\d{4})/(\d{4}|\d{2})\s*(?:to|-|–)\s*(\d{4})/(\d{4}|\d{2})$")]
    private static partial Regex SplitRange();

    [GeneratedRegex(@"^(\d{4})\s*(?:to|-|–)\s*(\d{4})$")]
    private static partial Regex LongRange();

    [GeneratedRegex(@"^(\d{4})[-–](\d{2})$")]
    private static partial Regex ShortRange();

    // "FYE 2024" ends in March 2024.
    [GeneratedRegex(@"^(?:FYE|financial year ending|year ending 31 March) (\d{4})$", RegexOptions.IgnoreCase)]
    private static partial Regex EndOfYear();

    [GeneratedRegex(@"^(\d{4})(\d{2})$")]
    private static partial Regex Joined();
}
