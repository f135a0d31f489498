using System.Globalization;
using System.Text.RegularExpressions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>What the periods of a file show together: 2023-04 beside 2023-11 is a month, 2010-11 beside 2011-12 a financial year.</summary>
internal static partial class PeriodSample
{
    private const int MonthsOfYear = 12;
    private const int Century = 100;

    // 201012, without a mark between.
    private const int JoinedFigures = 6;

    /// <summary>Null when they show nothing that the heading does not say.</summary>
    public static PeriodHint? HintOf(IEnumerable<string> texts)
    {
        var distinct = texts.Select(text => text.Split('[')[0].Trim()).Where(text => text.Length > 0 && !CellText.IsTotal(text)).Distinct().ToList();
        if (distinct.Count < 2) return null;
        if (distinct.TrueForAll(text => FirstOfMonth().IsMatch(text)) && distinct.Select(text => FirstOfMonth().Match(text).Groups["month"].Value).Distinct().Skip(1).Any()) return PeriodHint.Months;
        var pairs = distinct.ConvertAll(text => Pair().Match(text));
        if (!pairs.TrueForAll(pair => pair.Success)) return null;
        if (pairs.TrueForAll(pair => (Number(pair, "year") + 1) % Century == Number(pair, "next"))) return PeriodHint.FinancialYears;
        if (pairs.Exists(pair => Number(pair, "next") is 0 or > MonthsOfYear)) return PeriodHint.Years;
        return distinct.TrueForAll(text => text.Length == JoinedFigures) ? PeriodHint.Months : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:[0-9]{4}-(?<month>[0-9]{2})-01|01/(?<month>[0-9]{2})/[0-9]{4})(?:[T ]00:00(?::00)?)?$")]
    private static partial Regex FirstOfMonth();

    [GeneratedRegex(@"^(?<year>[0-9]{4})[-–]?(?<next>[0-9]{2})$")]
    private static partial Regex Pair();
}
