namespace MissionGov.Analysis.TimeSeries;

/// <summary>Does a series repeat itself from year to year?</summary>
/// <remarks>
/// Source: the autocorrelation test of the M4 benchmarks, |r_m| > 1.645 sqrt((1 + 2 sum r_i^2) / n).
/// Deviation: taken on the changes, so that a trend is not mistaken for a season.
/// </remarks>
internal static class SeasonalTest
{
    // Two-sided 10% point of the normal.
    private const double Critical = 1.645;

    /// <summary>The test on the changes, for a series of more than two years.</summary>
    public static bool Finds(double[] values, int season)
    {
        if (season == 1 || values.Length <= (2 * season) + 1) return false;
        var changes = values.Zip(values.Skip(1), (previous, next) => next - previous).ToArray();
        return Correlates(changes, season, positiveOnly: true);
    }

    /// <summary>The test on the values as they are.</summary>
    public static bool Correlates(ReadOnlySpan<double> values, int season, bool positiveOnly = false)
    {
        double mean = 0, variance = 0;
        foreach (var value in values) mean += value / values.Length;
        foreach (var value in values) variance += (value - mean) * (value - mean);
        if (variance == 0) return false;

        double squares = 0, correlation = 0;
        for (var lag = 1; lag <= season; lag++)
        {
            correlation = 0;
            for (var t = lag; t < values.Length; t++) correlation += (values[t] - mean) * (values[t - lag] - mean);
            correlation /= variance;
            if (lag < season) squares += correlation * correlation;
        }

        return (positiveOnly ? correlation : Math.Abs(correlation)) > Critical * Math.Sqrt((1 + (2 * squares)) / values.Length);
    }
}
