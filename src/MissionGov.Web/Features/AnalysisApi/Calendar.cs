using System.Globalization;
using System.Text.RegularExpressions;
using MissionGov.Analysis;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.AnalysisApi;

/// <summary>The periods of a request: 2015, 2015-Q2, 2015-04 or 2015-W07, counted so that they can be stepped through.</summary>
internal static partial class Calendar
{
    private const int WeeksInYear = 52;

    /// <summary>The number of a period on a line of such periods.</summary>
    public static int Read(string text, Frequency frequency, string pointer)
    {
        var match = Form().Match(text);
        var part = match.Groups["part"].Success ? int.Parse(match.Groups["part"].Value, CultureInfo.InvariantCulture) : 1;
        var expected = frequency switch { Frequency.Annual => "", Frequency.Quarterly => "-Q", Frequency.Monthly => "-", _ => "-W" };
        if (!match.Success || match.Groups["sign"].Value != expected || part < 1 || part > (int)frequency) throw new RequestProblem(pointer, $"\"{text}\" is not a period of this frequency. Write it like {Write((2015 * (int)frequency) + (frequency == Frequency.Annual ? 0 : 1), frequency)}.");
        return (int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture) * (int)frequency) + part - 1;
    }

    public static string Write(int period, Frequency frequency)
    {
        var (year, part) = (period / (int)frequency, (period % (int)frequency) + 1);
        return frequency switch
        {
            Frequency.Annual => $"{year:0000}",
            Frequency.Quarterly => $"{year:0000}-Q{part}",
            Frequency.Monthly => $"{year:0000}-{part:00}",
            _ => $"{year:0000}-W{part:00}",
        };
    }

    /// <summary>A moment counted in periods of which a year holds so many; it may itself be a year, quarter, month, week or day.</summary>
    public static double Moment(string text, double periodsInYear, string pointer)
    {
        if (Day(text) is { } day) return periodsInYear * (day.Year + ((day.DayOfYear - 1) / (DateTime.IsLeapYear(day.Year) ? 366.0 : 365.0)));
        var match = Form().Match(text);
        var parts = Parts(match);
        var part = match.Groups["part"].Success ? int.Parse(match.Groups["part"].Value, CultureInfo.InvariantCulture) : 1;
        if (!match.Success || part < 1 || part > parts) throw new RequestProblem(pointer, $"\"{text}\" is not a moment. Write it like 2004, 2004-Q2, 2004-06 or 2004-06-30.");
        return ((int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture) * parts) + part - 1) * (periodsInYear / parts);
    }

    /// <summary>How many periods a year holds when written like this one; a day counts in years.</summary>
    public static int PeriodsInYear(string text) => Day(text) is null ? Parts(Form().Match(text)) : 1;

    private static int Parts(Match match) => match.Groups["sign"].Value switch { "" => 1, "-Q" => 4, "-" => 12, _ => WeeksInYear };

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"^(?<year>[0-9]{4})((?<sign>-Q|-W|-)(?<part>[0-9]{1,2}))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
