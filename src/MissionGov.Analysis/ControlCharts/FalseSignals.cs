namespace MissionGov.Analysis.ControlCharts;

/// <summary>How many of very many steady measures show a signal by chance alone?</summary>
public static class FalseSignals
{
    // Fitted to the share among 400,000 simulated series of independent normal values, for each of eight lengths from 12 to 240:
    // 0.014 at 13 points, 0.018 at 48, 0.020 at 240. Most of them are seven points on one side of the mean.
    private const double OfLongSeries = 0.0202;
    private const double LessPerPoint = 0.08;

    /// <summary>How many of so many charts show a signal at their latest point though nothing changed.</summary>
    /// <param name="charts">How many charts are looked at, at least 0.</param>
    /// <param name="points">How many points each has, at least <see cref="XmrGroup.FewestForLimits"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer charts or points than that.</exception>
    /// <remarks>Source: our own simulation, for values that do not depend on one another. Where neighbours resemble each other there are more.</remarks>
    public static double Expected(int charts, int points)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(charts);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, XmrGroup.FewestForLimits);
        return charts * (OfLongSeries - (LessPerPoint / points));
    }
}
