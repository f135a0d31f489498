namespace MissionGov.Analysis.TimeSeries.Methods;

/// <summary>How each period of the year usually departs from the year's level: classical decomposition.</summary>
/// <remarks>
/// Source: the ratio-to-moving-average method, R <c>decompose</c>: trend by a centred moving average of a year (half weight
/// at the ends when the year is even), the mean departure of each period, scaled so that the year averages to none.
/// </remarks>
internal static class ClassicalSeason
{
    /// <summary>Factors that average 1, one a period of the year, the first belonging to the first value.</summary>
    public static double[] Multiplicative(ReadOnlySpan<double> values, int season) => Index(values, season, (value, trend) => value / trend, (mean, overall) => mean / overall);

    /// <summary>Differences that average 0, one a period of the year, the first belonging to the first value.</summary>
    public static double[] Additive(ReadOnlySpan<double> values, int season) => Index(values, season, (value, trend) => value - trend, (mean, overall) => mean - overall);

    private static double[] Index(ReadOnlySpan<double> values, int season, Func<double, double, double> depart, Func<double, double, double> scale)
    {
        double[] sums = new double[season], counts = new double[season];
        var half = season / 2;
        for (var t = half; t < values.Length - half; t++)
        {
            double trend = 0;
            for (var k = -half; k <= half; k++) trend += values[t + k] * (season % 2 == 0 && Math.Abs(k) == half ? 0.5 : 1);
            sums[t % season] += depart(values[t], trend / season);
            counts[t % season]++;
        }

        for (var p = 0; p < season; p++) sums[p] /= counts[p];
        var overall = sums.Average();
        return [.. sums.Select(mean => scale(mean, overall))];
    }
}
