using System.Globalization;
using System.Text.RegularExpressions;

namespace MissionGov.Domain.Missions;

/// <summary>A period as a person writes it in a field: "March 2029", "2027/28", "school year 2027/28", "31 March 2029". What it was taken for is always said back in full.</summary>
public static partial class PeriodWords
{
    private const int Earliest = 1900;
    private const int Latest = 2100;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private static readonly string[] DayForms = ["d/M/yyyy", "d/M/yy", "d-M-yyyy", "d.M.yyyy", "d M yyyy", "d MMM yyyy", "d MMMM yyyy", "yyyy-MM-dd", "yyyy-M-d"];
    private static readonly string[] MonthForms = ["MMMM yyyy", "MMM yyyy", "yyyy-MM", "M/yyyy"];

    /// <summary>So that <see cref="Read"/> reads the same again.</summary>
    public static string Write(Period period) => period.Kind switch
    {
        PeriodKind.AcademicYear when period.Start.Month == AutumnMonth => $"school year {period.Label}",
        PeriodKind.Month or PeriodKind.Quarter or PeriodKind.CalendarYear or PeriodKind.FinancialYear or PeriodKind.Snapshot => period.Label,
        PeriodKind.RollingYears when period.Start.Month == 1 => period.Label,
        _ => period.Iso,
    };

    /// <summary>Null when it is none, or none of these centuries.</summary>
    public static Period? Read(string? text)
    {
        var words = Wording.Line(text);
        var read = Day(words) ?? Month(words) ?? Years(words) ?? Quarter(words) ?? Period.FromIso(words);
        return read is { } period && period.Start.Year >= Earliest && period.End.Year <= Latest ? read : null;
    }

    /// <summary>"1 September 2027 to 31 August 2028", so that nobody takes it for another year.</summary>
    public static string InFull(Period period) => period.Start == period.End
        ? period.Label
        : $"{period.Start.ToString("d MMMM yyyy", British)} to {period.End.ToString("d MMMM yyyy", British)}";

    private const int AutumnMonth = 9;

    private static Period? Day(string text) => TryRead(text, DayForms) is { } day ? Period.Snapshot(day) : null;

    private static Period? Month(string text) => TryRead(text, MonthForms) is { } month ? Period.Month(month.Year, month.Month) : null;

    private static DateOnly? TryRead(string text, string[] forms) => DateOnly.TryParseExact(text, forms, British, DateTimeStyles.None, out var day) ? day : null;

    private static Period? Years(string text)
    {
        if (Calendar().Match(text) is { Success: true } one) return Period.CalendarYear(Number(one, "year"));
        if (Several().Match(text) is { Success: true } several && Number(several, "last") - Number(several, "first") + 1 is > 1 and var years && Number(several, "first") >= Earliest && Number(several, "last") <= Latest)
            return Period.RollingYears(new DateOnly(Number(several, "first"), 1, 1), years);
        if (Split().Match(text) is not { Success: true } split || Number(split, "first") is not (>= Earliest and < Latest) || !Follows(split)) return null;
        return split.Groups["school"].Success ? Period.AcademicYear(Number(split, "first")) : Period.FinancialYear(Number(split, "first"));
    }

    private static bool Follows(Match split)
    {
        const int century = 100;
        var second = split.Groups["second"].ValueSpan;
        return (Number(split, "first") + 1) % (second.Length == 2 ? century : int.MaxValue) == Number(split, "second");
    }

    private static Period? Quarter(string text)
    {
        if (QuarterNumber().Match(text) is { Success: true } number) return InRange(number) ? Period.Quarter(Number(number, "year"), Number(number, "quarter")) : null;
        if (QuarterMonths().Match(text) is not { Success: true } months || !InRange(months)) return null;
        var (first, last) = (TryRead($"{months.Groups["from"].Value} {months.Groups["year"].Value}", MonthForms), TryRead($"{months.Groups["to"].Value} {months.Groups["year"].Value}", MonthForms));
        return (first, last) is ({ } from, { } to) && to >= from ? new Period(from, to.AddMonths(1).AddDays(-1)) : null;
    }

    private static bool InRange(Match match) => Number(match, "year") is >= Earliest and <= Latest;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<year>(19|20)\d\d|2100)$")]
    private static partial Regex Calendar();

    [GeneratedRegex(@"^(?<first>\d{4})\s*(to|-|–)\s*(?<last>\d{4})$")]
    private static partial Regex Several();

    [GeneratedRegex(@"^(?<school>(school|academic) year )?(financial year |FY ?)?(?<first>\d{4})/(?<second>\d{4}|\d\d)$", RegexOptions.IgnoreCase)]
    private static partial Regex Split();

    [GeneratedRegex(@"^(Q(?<quarter>[1-4])[ -]?(?<year>\d{4})|(?<year>\d{4})[ -]?Q(?<quarter>[1-4]))$", RegexOptions.IgnoreCase)]
    private static partial Regex QuarterNumber();

    [GeneratedRegex(@"^(?<from>[A-Za-z]{3,9})\s*(to|-|–)\s*(?<to>[A-Za-z]{3,9}) (?<year>\d{4})$")]
    private static partial Regex QuarterMonths();
}
