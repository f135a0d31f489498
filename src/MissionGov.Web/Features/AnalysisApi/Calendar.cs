using System.Globalization;
using System.Text.RegularExpressions;
using MissionGov.Analysis;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.AnalysisApi;

/// <summary>The periods of a request: 2015, 2015-Q2, 2015-04 or 2015-W07, counted so that they can be stepped through.</summary>
internal static partial class Calendar
{
    private const int WeeksInYear = 52;
    private const int DaysInWeek = 7;

    /// <summary>Years have four digits.</summary>
    public const int LatestYear = 9_999;

    /// <summary>The number of a period on a line of such periods.</summary>
    public static int Read(string text, Frequency frequency, string pointer)
    {
        var match = Form().Match(text);
        var part = match.Groups["part"].Success ? int.Parse(match.Groups["part"].Value, CultureInfo.InvariantCulture) : 1;
        var (expected, example) = frequency switch { Frequency.Annual => ("", "2015"), Frequency.Quarterly => ("-Q", "2015-Q2"), Frequency.Monthly => ("-", "2015-02"), _ => ("-W", "2015-W02") };
        if (!match.Success || Year(match) < 1 || match.Groups["sign"].Value != expected || part < 1 || part > PartsOf(match, frequency)) throw new RequestProblem(pointer, $"\"{text}\" is not a period of this frequency. Write it like {example}.");
        return frequency == Frequency.Weekly ? Week(Year(match), part) : (Year(match) * (int)frequency) + part - 1;
    }

    public static string Write(int period, Frequency frequency)
    {
        if (frequency == Frequency.Weekly) return $"{ISOWeek.GetYear(Monday(period)):0000}-W{ISOWeek.GetWeekOfYear(Monday(period)):00}";

        var (year, part) = (period / (int)frequency, (period % (int)frequency) + 1);
        return frequency switch
        {
            Frequency.Annual => $"{year:0000}",
            Frequency.Quarterly => $"{year:0000}-Q{part}",
            _ => $"{year:0000}-{part:00}",
        };
    }

    /// <summary>The number of the last period that can be written.</summary>
    public static int Latest(Frequency frequency) => frequency == Frequency.Weekly ? Week(LatestYear, WeeksInYear) : ((LatestYear + 1) * (int)frequency) - 1;

    /// <summary>A moment counted in periods of which a year holds so many; it may itself be a year, quarter, month, week or day.</summary>
    public static double Moment(string? text, double periodsInYear, string pointer)
    {
        if (Day(text) is { } day) return periodsInYear * (day.Year + ((day.DayOfYear - 1) / (DateTime.IsLeapYear(day.Year) ? 366.0 : 365.0)));
        var match = Form().Match(text ?? "");
        var parts = Parts(match);
        var part = match.Groups["part"].Success ? int.Parse(match.Groups["part"].Value, CultureInfo.InvariantCulture) : 1;
        if (!match.Success || Year(match) < 1 || part < 1 || part > parts) throw new RequestProblem(pointer, $"\"{text}\" is not a moment. Write it like 2004, 2004-Q2, 2004-06 or 2004-06-30.");
        return ((Year(match) * parts) + part - 1) * (periodsInYear / parts);
    }

    /// <summary>How many periods a year holds when written like this one; a day counts in years.</summary>
    public static int PeriodsInYear(string text) => Day(text) is null ? Parts(Form().Match(text)) : 1;

    // Some years have 53 weeks, so weeks are counted by their Mondays.
    private static int Week(int year, int week) => (int)((ISOWeek.ToDateTime(year, week, DayOfWeek.Monday) - DateTime.MinValue).TotalDays / DaysInWeek);

    private static DateTime Monday(int week) => DateTime.MinValue.AddDays((double)DaysInWeek * week);

    private static int PartsOf(Match match, Frequency frequency) => frequency == Frequency.Weekly ? ISOWeek.GetWeeksInYear(Year(match)) : (int)frequency;

    private static int Year(Match match) => int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);

    private static int Parts(Match match) => match.Groups["sign"].Value switch { "" => 1, "-Q" => 4, "-" => 12, _ => WeeksInYear };

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"^(?<year>[0-9]{4})((?<sign>-Q|-W|-)(?<part>[0-9]{1,2}))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
