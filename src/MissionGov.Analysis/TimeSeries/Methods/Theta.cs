namespace MissionGov.Analysis.TimeSeries.Methods;

/// <summary>The theta method: simple exponential smoothing with half the slope of a straight line.</summary>
internal static class Theta
{
    // Its buffers serve one series after another.
    [ThreadStatic]
    private static ThetaFit? _fit;

    /// <inheritdoc cref="ThetaFit"/>
    public static ModelForecast Forecast(ReadOnlySpan<double> values, int season, int horizon)
    {
        var fit = _fit ??= new();
        fit.Fit(values, season);
        double[] centre = new double[horizon], error = new double[horizon];
        fit.Forecast(centre, error);
        return new("Theta", centre, error) { Parameters = new() { Alpha = fit.Alpha, Drift = fit.Drift, Sigma2 = fit.Sigma2 } };
    }
}
