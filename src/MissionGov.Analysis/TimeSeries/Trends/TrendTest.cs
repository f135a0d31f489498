using System.Globalization;
using MissionGov.Analysis.Distributions;
using MissionGov.Analysis.TimeSeries.Methods;

namespace MissionGov.Analysis.TimeSeries.Trends;

/// <summary>Whether and how fast a series rises or falls, by the order of its values, which a few odd ones hardly move.</summary>
/// <param name="Slope">The median of the slopes between all pairs of values, a period (Theil and Sen).</param>
/// <param name="Intercept">Of the line with that slope, at the first period of the series: through the medians of value and time.</param>
/// <param name="Lower">Lower end of the interval of the slope.</param>
/// <param name="Upper">Upper end of it.</param>
/// <param name="SiegelSlope">The median over the values of each one's median slope to the others, a period.</param>
/// <param name="SiegelIntercept">Of the line with that slope, the median over the values.</param>
/// <param name="KendallTau">Agreement of the values' order with time, -1 to 1 (tau-b); null where no two values differ.</param>
/// <param name="S">Pairs that rise less pairs that fall (Mann and Kendall).</param>
/// <param name="Z">S over its standard deviation without a trend, corrected for ties and continuity.</param>
/// <param name="P">How often a series without a trend would show one at least so clear, 0 to 1; a normal approximation, rough below ten values.</param>
/// <param name="Observed">How many values it rests on.</param>
public sealed record MonotonicTrend(
    double Slope, double Intercept, double Lower, double Upper, double SiegelSlope, double SiegelIntercept, double? KendallTau, long S, double Z, double P, int Observed);

/// <summary>Does this series rise or fall, and how fast?</summary>
public static class TrendTest
{
    /// <summary>Fewer observed values are refused.</summary>
    public const int MinimumValues = 3;

    /// <summary>More are refused: the work grows with the square.</summary>
    public const int MostValues = 5_000;

    private const double UsualConfidence = 0.95;

    /// <summary>Tests for a trend and estimates it.</summary>
    /// <param name="values">Equally spaced, oldest first; null where nothing was observed, which keeps its place in time.</param>
    /// <param name="confidence">Of the interval of the slope, 0 to 1.</param>
    /// <returns>Slopes in the unit of the values a period. Refused: fewer than 3 values, more than 5,000, or so large that a slope cannot be told.</returns>
    /// <exception cref="ArgumentException">A value is not finite, or the confidence does not lie between 0 and 1.</exception>
    /// <remarks>
    /// Sources: Sen, Journal of the American Statistical Association 63 (1968), also for the interval; Siegel, Biometrika 69
    /// (1982); Mann, Econometrica 13 (1945) and Kendall, Rank Correlation Methods (1975). The test supposes values that do
    /// not depend on one another; where neighbours do, it finds trends too easily.
    /// </remarks>
    public static Answer<MonotonicTrend> Of(IReadOnlyList<double?> values, double confidence = UsualConfidence)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (confidence is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies between 0 and 1, both excluded.");
        (int At, double Value)[] seen = [.. values.Index().Where(pair => pair.Item is not null).Select(pair => (pair.Index, pair.Item!.Value))];
        if (!seen.All(pair => double.IsFinite(pair.Value))) throw new ArgumentException("Every value must be finite.", nameof(values));
        if (seen.Length < MinimumValues) return new Answer<MonotonicTrend>.Refused(Refusal.TooFewPoints, seen.Length, MinimumValues);

        if (seen.Length > MostValues) return Refuse(string.Create(CultureInfo.InvariantCulture, $"There are more than {MostValues:N0} values, too many to compare each with each."));

        var pairs = new PairwiseSlopes(seen);
        var variance = Variance(seen);
        var (lower, upper) = pairs.Interval(confidence, Math.Sqrt(variance));
        var medianTime = Median(seen.Select(pair => (double)pair.At));
        var siegel = pairs.RepeatedMedian;
        var z = pairs.Concordance == 0 ? 0 : (pairs.Concordance - Math.Sign(pairs.Concordance)) / Math.Sqrt(variance);
        var trend = new MonotonicTrend(
            pairs.Median,
            Median(seen.Select(pair => pair.Value)) - (pairs.Median * medianTime),
            lower,
            upper,
            siegel,
            Median(seen.Select(pair => pair.Value - (siegel * pair.At))),
            pairs.Untied == 0 ? null : pairs.Concordance / Math.Sqrt((double)pairs.Untied * pairs.Count),
            pairs.Concordance,
            z,
            Math.Min(1, 2 * StandardNormal.Cumulative(-Math.Abs(z))),
            seen.Length);
        return new[] { trend.Slope, trend.Intercept, trend.Lower, trend.Upper, trend.SiegelSlope, trend.SiegelIntercept }.All(double.IsFinite)
            ? new Answer<MonotonicTrend>.Found(trend)
            : Refuse("The values differ too much in size to tell a slope.");

        Answer<MonotonicTrend> Refuse(string why) => new Answer<MonotonicTrend>.Refused(Refusal.OutOfDomain, seen.Length, MinimumValues) { Detail = why };
    }

    // Of S without a trend: n(n - 1)(2n + 5) / 18, less the same for each group of ties.
    private static double Variance((int At, double Value)[] seen) =>
        (Part(seen.Length) - seen.GroupBy(pair => pair.Value).Sum(ties => Part(ties.Count()))) / 18;

    private static double Part(double n) => n * (n - 1) * ((2 * n) + 5);

    private static double Median(IEnumerable<double> values) => StraightLine.Median([.. values]);
}
