namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>An additive exponential smoothing model fitted by maximum likelihood.</summary>
/// <remarks>
/// Source: R forecast <c>ets</c>. Deviation: the initial state is solved for exactly
/// (<see cref="ConcentratedFit"/>), so the likelihood is at least the reference's.
/// </remarks>
internal sealed record EtsFit(EtsModel Model, EtsSmoothing Smoothing, double[] InitialState, double? LogLikelihood, double? Aicc, double Sigma2)
{
    // Keeps the logarithm finite when a model fits exactly.
    private const double ExactFit = 1e-300;

    // Its buffers serve one fit after another.
    [ThreadStatic]
    private static ConcentratedFit? _search;

    /// <summary>Where the search ended, in the unit cube; null where there was none.</summary>
    private double[]? Point { get; init; }

    /// <summary>Smoothing of the trend for the spread alone, where the reference takes another one.</summary>
    public double? SpreadBeta { get; init; }

    /// <summary>Fits a model to values, NaN where nothing was observed.</summary>
    /// <param name="model">The parts of the model.</param>
    /// <param name="values">The data on the modelled scale.</param>
    /// <param name="season">Periods a year.</param>
    /// <param name="rows">How many values the likelihood counts: the reference counts missing rows too.</param>
    /// <param name="near">A fit to nearly the same values: the search starts at its parameters instead of on a grid.</param>
    public static EtsFit Of(EtsModel model, ReadOnlySpan<double> values, int season, int rows, EtsFit? near = null)
    {
        if (TinySample.Covers(model, values.Length)) return TinySample.Of(model, values.ToArray());

        var fit = _search ??= new();
        fit.Take(values);
        fit.Take(model, season);
        var point = new double[model.Parameters];
        if (near?.Point is { } known) known.CopyTo(point, 0);
        _ = near?.Point is null ? SmoothingSearch.Anew(fit, model, point) : SmoothingSearch.Near(fit, model, point);
        var smoothing = SmoothingCube.At(model, point);
        return At(model, smoothing, fit.InitialState(smoothing), values, season, rows) with { Point = point };
    }

    /// <summary>The forecast on the modelled scale.</summary>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int season, int horizon)
    {
        var filter = new EtsFilter(Model, Smoothing, InitialState, season);
        filter.Run(values);
        var sigma2 = Sigma2;
        var multiples = filter.VarianceMultiples(horizon, SpreadBeta ?? Smoothing.Beta);
        return new(Model.Name, filter.Expect(horizon), [.. multiples.Select(multiple => Math.Sqrt(sigma2 * multiple))])
        {
            Parameters = new()
            {
                Alpha = Smoothing.Alpha,
                Beta = Model.Trend ? Smoothing.Beta : null,
                Gamma = Model.Seasonal ? Smoothing.Gamma : null,
                Phi = Model.Damped ? Smoothing.Phi : null,
                InitialState = InitialState,
                LogLikelihood = LogLikelihood,
                Aicc = Aicc,
                Sigma2 = Sigma2,
            },
        };
    }

    /// <summary>The model with everything given, and how well it fits.</summary>
    public static EtsFit At(EtsModel model, EtsSmoothing smoothing, double[] initial, ReadOnlySpan<double> values, int season, int rows)
    {
        var filter = new EtsFilter(model, smoothing, initial, season);
        filter.Run(values);

        var estimated = model.Parameters + model.States(season) + 1;
        var logLikelihood = -0.5 * rows * Math.Log(Math.Max(filter.SumOfSquares, ExactFit));
        var correction = 2.0 * estimated * (estimated + 1) / (rows - estimated - 1);
        return new(model, smoothing, initial, logLikelihood, (-2 * logLikelihood) + (2 * estimated) + correction, filter.SumOfSquares / (rows - (estimated - 1)));
    }
}
