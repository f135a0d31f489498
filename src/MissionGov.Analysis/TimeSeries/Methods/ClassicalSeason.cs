namespace MissionGov.Analysis.TimeSeries.Methods;

/// <summary>How each period of the year usually departs from the year's level: classical decomposition.</summary>
/// <remarks>
/// Source: the ratio-to-moving-average method, R <c>decompose</c>: trend by a centred moving average of a year (half weight
/// at the ends when the year is even), the mean departure of each period, scaled so that the year averages to none.
/// </remarks>
internal static class ClassicalSeason
{
    /// <summary>Factors that average 1, one a period of the year, the first belonging to the first value.</summary>
    public static double[] Multiplicative(ReadOnlySpan<double> values, int season)
    {
        var factors = new double[season];
        Multiplicative(values, factors);
        return factors;
    }

    /// <summary>The same, written to as many factors as the year has periods.</summary>
    public static void Multiplicative(ReadOnlySpan<double> values, Span<double> factors)
    {
        var overall = Departures(values, factors, share: true);
        foreach (ref var factor in factors) factor /= overall;
    }

    /// <summary>Differences that average 0, one a period of the year, the first belonging to the first value.</summary>
    public static double[] Additive(ReadOnlySpan<double> values, int season)
    {
        var differences = new double[season];
        var overall = Departures(values, differences, share: false);
        foreach (ref var difference in differences.AsSpan()) difference -= overall;
        return differences;
    }

    // The mean departure of each period of the year from the year's level, and the mean of those.
    private static double Departures(ReadOnlySpan<double> values, Span<double> means, bool share)
    {
        var season = means.Length;
        Span<int> counts = stackalloc int[season];
        counts.Clear();
        means.Clear();
        var half = season / 2;
        for (var t = half; t < values.Length - half; t++)
        {
            // A year around the value; when it is even, with half of the period at either end.
            double year = 0;
            foreach (var value in values.Slice(t - half, (2 * half) + 1)) year += value;
            if (season % 2 == 0) year -= (values[t - half] + values[t + half]) / 2;
            means[t % season] += share ? values[t] / (year / season) : values[t] - (year / season);
            counts[t % season]++;
        }

        double sum = 0;
        for (var p = 0; p < season; p++) sum += means[p] /= counts[p];
        return sum / season;
    }
}
