namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>Mean and variance of coming values, from where a filter ended.</summary>
/// <remarks>
/// Source: Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008), chapter 6: class 1 (everything
/// adds, table 6.2), class 2 (relative error, section 6.3) and class 3 (relative error and season, section 6.4). Deviation
/// from R forecast: for class 3 with damping it takes phi^0 to phi^(h-1) where the model has phi^1 to phi^h; here it is the
/// model's. In place of the book's Kronecker products each season carries the moments of level and trend times itself, which
/// is the same sum: a coming value meets one season only.
/// </remarks>
internal sealed class EtsVariance(EtsModel model, EtsSmoothing smoothing, double spreadBeta, double sigma2, EtsFilter end, int season)
{
    // Beyond this a spread says no more than "anything"; it keeps every answer finite.
    private const double Largest = 1e300;

    /// <summary>Mean and standard error of each coming value, nearest first.</summary>
    public (double[] Mean, double[] StandardError) Of(int horizon)
    {
        if (model.RelativeSeason) return ByMoments(horizon);
        var mean = end.Expect(horizon);
        return (mean, model.RelativeError ? Relative(mean) : Additive(horizon));
    }

    // Effect of an error on the value j periods later: alpha + beta (phi + ... + phi^j), and gamma a whole year later.
    private IEnumerable<double> Effects()
    {
        double damping = 0, power = 1;
        for (var j = 1; ; j++)
        {
            damping += power *= smoothing.Phi;
            yield return smoothing.Alpha + (spreadBeta * damping) + (model.Seasonal && j % season == 0 ? smoothing.Gamma : 0);
        }
    }

    private double[] Additive(int horizon)
    {
        var error = new double[horizon];
        var sum = 1.0;
        foreach (var (h, effect) in Effects().Take(horizon).Index())
        {
            error[h] = Root(sigma2 * sum);
            sum += effect * effect;
        }

        return error;
    }

    private double[] Relative(double[] mean)
    {
        double[] squares = [.. Effects().Take(mean.Length).Select(effect => effect * effect)];
        double[] expectedSquare = new double[mean.Length], error = new double[mean.Length];
        for (var h = 0; h < mean.Length; h++)
        {
            double spread = 0;
            for (var j = 0; j < h; j++) spread += squares[j] * expectedSquare[h - 1 - j];
            expectedSquare[h] = Math.Min((mean[h] * mean[h]) + (sigma2 * spread), Largest);
            error[h] = Root((sigma2 * expectedSquare[h]) + (sigma2 * spread));
        }

        return error;
    }

    private (double[] Mean, double[] StandardError) ByMoments(int horizon)
    {
        var seasons = new SeasonMoments[season];
        for (var p = 0; p < season; p++) seasons[p] = SeasonMoments.Known(end.Level, end.Trend, end.Season(p));

        double[] mean = new double[horizon], error = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            var (expected, square) = seasons[h % season].Value(smoothing.Phi);
            mean[h] = Math.Clamp(expected, -Largest, Largest);
            error[h] = Root(((1 + sigma2) * square) - (expected * expected));
            for (var p = 0; p < season; p++) seasons[p] = seasons[p].Next(smoothing, sigma2, meetsItsSeason: p == h % season);
        }

        return (mean, error);
    }

    private static double Root(double variance) => double.IsNaN(variance) ? Math.Sqrt(Largest) : Math.Sqrt(Math.Clamp(variance, 0, Largest));
}
