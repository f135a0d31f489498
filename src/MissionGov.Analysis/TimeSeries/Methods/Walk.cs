namespace MissionGov.Analysis.TimeSeries.Methods;

/// <summary>Random walks: naive, seasonal naive, and with drift. Missing values are NaN; steps over a gap count as one step.</summary>
/// <remarks>
/// Source: R forecast <c>rwf</c>, <c>naive</c>, <c>snaive</c>; a missing value stands for the one before it,
/// lag by lag, and its residual is left out. Deviation: the reference divides by N, not N - 1, when the drift is exactly 0.
/// </remarks>
internal static class Walk
{
    public static ModelForecast Naive(ReadOnlySpan<double> values, int horizon) => Seasonal(values, 1, horizon, "Naive");

    public static ModelForecast Seasonal(ReadOnlySpan<double> values, int season, int horizon, string name = "Seasonal naive")
    {
        var (last, steps) = Steps(values, season);
        double sumOfSquares = 0;
        foreach (var step in steps) sumOfSquares += step * step;
        var sigma2 = steps.Count == 0 ? 0 : sumOfSquares / steps.Count;

        double[] centre = new double[horizon], error = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            centre[h] = last[h % season];
            error[h] = Math.Sqrt(sigma2 * ((h / season) + 1));
        }

        return new(name, centre, error)
        {
            Parameters = new() { Sigma2 = sigma2 },
            Paths = season == 1 ? new WalkPaths(centre, Math.Sqrt(sigma2), alpha: 1, slopeError: 0) : null,
        };
    }

    public static ModelForecast Drift(ReadOnlySpan<double> values, int horizon)
    {
        var (last, steps) = Steps(values, 1);
        var drift = steps.Count == 0 ? 0 : steps.Average();
        var sumOfSquares = steps.Sum(step => (step - drift) * (step - drift));
        var sigma2 = steps.Count > 1 ? sumOfSquares / (steps.Count - 1) : 0;
        var driftVariance = steps.Count > 0 ? sigma2 / steps.Count : 0;

        double[] centre = new double[horizon], error = new double[horizon];
        for (var h = 1; h <= horizon; h++)
        {
            centre[h - 1] = last[0] + (h * drift);
            error[h - 1] = Math.Sqrt((sigma2 * h) + (h * h * driftVariance));
        }

        return new("Random walk with drift", centre, error)
        {
            Parameters = new() { Drift = drift, Sigma2 = sigma2 },
            Paths = new WalkPaths(centre, Math.Sqrt(sigma2), alpha: 1, Math.Sqrt(driftVariance)),
        };
    }

    // The last value of each season, oldest first, and the steps from one to the next of the same season.
    private static (double[] Last, List<double> Steps) Steps(ReadOnlySpan<double> values, int lag)
    {
        var held = new double[lag];
        Array.Fill(held, double.NaN);
        var steps = new List<double>(values.Length);
        for (var t = 0; t < values.Length; t++)
        {
            if (double.IsNaN(values[t])) continue;
            if (!double.IsNaN(held[t % lag])) steps.Add(values[t] - held[t % lag]);
            held[t % lag] = values[t];
        }

        var last = new double[lag];
        for (var h = 0; h < lag; h++) last[h] = held[(values.Length + h) % lag];
        FillUnseenSeasons(last);
        return (last, steps);
    }

    // A season never observed takes the mean of those that were.
    private static void FillUnseenSeasons(double[] last)
    {
        var seen = last.Where(value => !double.IsNaN(value)).ToArray();
        for (var h = 0; h < last.Length; h++)
        {
            if (double.IsNaN(last[h])) last[h] = seen.Average();
        }
    }
}
