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

    // Publishers average over thirty years at most; 2024-03 is no span to 2103.
    private const int LongestSpan = 50;

    /// <summary>Null when they show nothing that the heading does not say.</summary>
    public static PeriodHint? HintOf(IEnumerable<string> texts)
    {
        var distinct = Ambiguous(texts).Distinct().ToList();
        if (distinct.Count < 2) return null;
        if (distinct.TrueForAll(text => FirstOfMonth().IsMatch(text)) && distinct.Select(text => FirstOfMonth().Match(text).Groups["month"].Value).Distinct().Skip(1).Any()) return PeriodHint.Months;
        var pairs = distinct.ConvertAll(text => Pair().Match(text));
        if (!pairs.TrueForAll(pair => pair.Success)) return null;
        if (pairs.TrueForAll(pair => Span(pair) == 1)) return PeriodHint.FinancialYears;
        if (pairs.Exists(pair => Number(pair, "next") is 0 or > MonthsOfYear) && pairs.TrueForAll(pair => Span(pair) < LongestSpan)) return PeriodHint.Years;
        return distinct.TrueForAll(text => text.Length == JoinedFigures) ? PeriodHint.Months : null;
    }

    /// <summary>The only one that may be a month or a year: 2010-11, with nothing beside it that would tell.</summary>
    public static string? InDoubt(IEnumerable<string> texts) =>
        Ambiguous(texts).Distinct().Take(2).ToList() is [{ Length: > JoinedFigures } only] && Pair().Match(only) is { Success: true } pair && Span(pair) == 1 && Number(pair, "next") is > 0 and <= MonthsOfYear ? only : null;

    // What reads in one way only says nothing about the others.
    private static IEnumerable<string> Ambiguous(IEnumerable<string> texts) =>
        texts.Select(text => text.Split('[')[0].Trim()).Where(text => Pair().IsMatch(text) || Day().IsMatch(text));

    private static int Span(Match pair) => (Number(pair, "next") - (Number(pair, "year") % Century) + Century) % Century;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:[0-9]{4}-(?<month>[0-9]{2})-01|01/(?<month>[0-9]{2})/[0-9]{4})(?:[T ]00:00(?::00)?)?$")]
    private static partial Regex FirstOfMonth();

    [GeneratedRegex(@"^(?:[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})(?:[T ]00:00(?::00)?)?$")]
    private static partial Regex Day();

    [GeneratedRegex(@"^(?<year>[0-9]{4})[-–]?(?<next>[0-9]{2})$")]
    private static partial Regex Pair();
}
