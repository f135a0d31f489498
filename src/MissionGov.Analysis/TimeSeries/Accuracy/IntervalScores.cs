using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.TimeSeries.Accuracy;

/// <summary>How good prediction intervals were.</summary>
/// <param name="Coverage">Share of actual values inside, 0 to 1, ends included; null when nothing was observed.</param>
/// <param name="Acd">Absolute difference between coverage and level.</param>
/// <param name="Msis">Mean scaled interval score: width, plus a penalty for each miss, over the naive error; smaller is better. Null where it is not defined.</param>
public sealed record IntervalScore(double? Coverage, double? Acd, double? Msis);

/// <summary>How good were prediction intervals, and whole predictive distributions?</summary>
/// <remarks>
/// Sources: Gneiting and Raftery, Strictly proper scoring rules, prediction, and estimation, Journal of the American Statistical
/// Association 102 (2007); scaled and averaged as in Makridakis, Spiliotis and Assimakopoulos, The M4 competition (2020).
/// </remarks>
public static class IntervalScores
{
    /// <summary>Coverage and the scaled score of intervals of one level.</summary>
    /// <param name="training">What the forecast was made from, oldest first; null where nothing was observed.</param>
    /// <param name="actual">What happened, nearest first; null where nothing was observed, which counts nowhere.</param>
    /// <param name="intervals">As many as <paramref name="actual"/>, all of one level.</param>
    /// <param name="season">Periods a year, at least 1: the lag of the naive forecast that scales the score.</param>
    /// <exception cref="ArgumentException">
    /// A number is not finite, there are no intervals, their levels differ or do not lie between 0 and 1, an interval is upside
    /// down, or their number is not that of the actual values.
    /// </exception>
    public static IntervalScore Of(IReadOnlyList<double?> training, IReadOnlyList<double?> actual, IReadOnlyList<Interval> intervals, int season)
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(intervals);
        var level = Level(intervals);
        if (actual.Count != intervals.Count) throw new ArgumentException("There must be as many intervals as actual values.", nameof(intervals));
        ForecastErrors.RequireFinite(actual, nameof(actual));

        var scale = ForecastErrors.NaiveScale(training, season);
        (double Actual, Interval Interval)[] pairs = [.. actual.Zip(intervals).Where(pair => pair.First is not null).Select(pair => (pair.First!.Value, pair.Second))];
        var coverage = ForecastErrors.Mean(pairs.Select(pair => pair.Actual >= pair.Interval.Lower && pair.Actual <= pair.Interval.Upper ? 1.0 : 0));
        var score = ForecastErrors.Mean(pairs.Select(pair => Score(pair.Actual, pair.Interval)));
        return new(coverage, coverage is { } held ? Math.Abs(held - level) : null, ForecastErrors.Finite(score / scale));
    }

    /// <summary>Continuous ranked probability score of normal forecasts: their mean distance from what happened, as distributions.</summary>
    /// <param name="actual">What happened; null where nothing was observed.</param>
    /// <param name="mean">Of each forecast, as many as <paramref name="actual"/>.</param>
    /// <param name="standardDeviation">Of each forecast, not negative; 0 makes it the absolute error.</param>
    /// <returns>The mean over the observed periods, in the unit of the series; null when nothing was observed.</returns>
    /// <exception cref="ArgumentException">A number is not finite or a spread negative, or the lengths differ.</exception>
    public static double? Crps(IReadOnlyList<double?> actual, IReadOnlyList<double> mean, IReadOnlyList<double> standardDeviation)
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(standardDeviation);
        if (actual.Count != mean.Count || actual.Count != standardDeviation.Count) throw new ArgumentException("Each actual value needs a mean and a spread.", nameof(actual));
        ForecastErrors.RequireFinite([.. actual, .. mean, .. standardDeviation], nameof(actual));
        if (standardDeviation.Any(spread => spread < 0)) throw new ArgumentException("A spread cannot be negative.", nameof(standardDeviation));
        return ForecastErrors.Mean(Enumerable.Range(0, actual.Count).Where(i => actual[i] is not null).Select(i => NormalScore(actual[i]!.Value - mean[i], standardDeviation[i])));
    }

    private static double NormalScore(double error, double spread)
    {
        var standard = Math.Abs(error) / spread;
        if (!double.IsFinite(standard)) return Math.Abs(error);
        return spread * ((standard * ((2 * StandardNormal.Cumulative(standard)) - 1)) + (2 * StandardNormal.Density(standard)) - (1 / Math.Sqrt(Math.PI)));
    }

    // Each miss costs 2 / alpha times its size: the price at which honest intervals score best.
    private static double Score(double actual, Interval interval)
    {
        var price = 2 / (1 - interval.Level);
        return interval.Upper - interval.Lower + (price * Math.Max(0, interval.Lower - actual)) + (price * Math.Max(0, actual - interval.Upper));
    }

    private static double Level(IReadOnlyList<Interval> intervals)
    {
        if (intervals.Count == 0) throw new ArgumentException("There must be an interval.", nameof(intervals));
        if (intervals.Any(interval => interval.Level != intervals[0].Level)) throw new ArgumentException("The intervals must be of one level.", nameof(intervals));
        if (intervals[0].Level is not (> 0 and < 1)) throw new ArgumentException("A level lies between 0 and 1, both excluded.", nameof(intervals));
        if (intervals.Any(interval => !double.IsFinite(interval.Lower) || !double.IsFinite(interval.Upper) || interval.Lower > interval.Upper)) throw new ArgumentException("An interval must be finite, its lower end first.", nameof(intervals));
        return intervals[0].Level;
    }
}
