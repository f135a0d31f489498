using MissionGov.Analysis.TimeSeries.Methods;

namespace MissionGov.Analysis.TimeSeries.Seasonality;

/// <summary>What are level and season of this series, by the moving average of a year?</summary>
public static class ClassicalDecomposition
{
    /// <summary>Takes a series apart.</summary>
    /// <param name="values">Equally spaced, oldest first, none missing.</param>
    /// <param name="season">Periods a year, at least 2.</param>
    /// <param name="kind">Whether the season adds or multiplies.</param>
    /// <returns>
    /// The same season every year; additive departures sum to 0 over a year, multiplicative factors average 1. No trend for half
    /// a year at both ends. Refused: less than two years; multiplicative with a value at or below zero.
    /// </returns>
    /// <exception cref="ArgumentException">A value is not finite, or the season is below 2.</exception>
    /// <remarks>
    /// Source: the ratio-to-moving-average method, as R <c>decompose</c> and statsmodels <c>seasonal_decompose</c>: Kendall and
    /// Stuart, The Advanced Theory of Statistics, volume 3 (1983), pages 410-414.
    /// </remarks>
    public static Answer<Decomposition> Decompose(IReadOnlyList<double> values, int season, SeasonKind kind)
    {
        if (Decomposition.TooShort(values, season) is { } refused) return refused;
        var adds = kind == SeasonKind.Additive;
        if (!adds && values.Any(value => value <= 0))
            return new Answer<Decomposition>.Refused(Refusal.OutOfDomain, values.Count, values.Count) { Detail = "A season that multiplies needs values above zero." };

        var array = values.ToArray();
        var index = adds ? ClassicalSeason.Additive(array, season) : ClassicalSeason.Multiplicative(array, season);
        var trend = Trend(array, season);
        double?[] remainder = [.. array.Select((value, t) => adds ? value - trend[t] - index[t % season] : value / trend[t] / index[t % season])];
        return Decomposition.Checked(new(trend, [.. array.Select((_, t) => index[t % season])], remainder), array.Length);
    }

    // The mean of a year around each value, with half of the period at either end when the year is even.
    private static double?[] Trend(double[] values, int season)
    {
        var half = season / 2;
        var trend = new double?[values.Length];
        for (var t = half; t < values.Length - half; t++)
        {
            var year = values.AsSpan(t - half, (2 * half) + 1);
            double sum = 0;
            foreach (var value in year) sum += value;
            if (season % 2 == 0) sum -= (year[0] + year[^1]) / 2;
            trend[t] = sum / season;
        }

        return trend;
    }
}
