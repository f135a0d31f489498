namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>An exponential smoothing model fitted by maximum likelihood.</summary>
/// <remarks>
/// Source: Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008), chapter 5, in the conventions of
/// R forecast <c>ets</c>. Deviation: the initial state is solved for exactly where everything adds
/// (<see cref="ConcentratedFit"/>) and searched with derivatives otherwise (<see cref="RelativeFit"/>), so the likelihood is at
/// least the reference's.
/// </remarks>
internal sealed record EtsFit(EtsModel Model, EtsSmoothing Smoothing, double[] InitialState, double? LogLikelihood, double? Aicc, double Sigma2)
{
    // A value has 53 bits: errors smaller than this share of the data are rounding, and the likelihood of none is infinite.
    private const double Rounding = 1e-14;

    // Keeps the logarithm finite for a series of zeros.
    private const double Nothing = 1e-300;

    // Its buffers serve one fit after another.
    [ThreadStatic]
    private static ConcentratedFit? _search;

    /// <summary>Where the search ended, in the unit cube; null where there was none.</summary>
    public double[]? Point { get; init; }

    /// <summary>Smoothing of the trend for the spread alone, where the reference takes another one.</summary>
    public double? SpreadBeta { get; init; }

    /// <summary>Fits a model to values, NaN where nothing was observed; by a simpler method where they are very few.</summary>
    /// <param name="model">The parts of the model.</param>
    /// <param name="values">The data on the modelled scale; all positive where the error is relative.</param>
    /// <param name="season">Periods a year.</param>
    /// <param name="rows">How many values the likelihood counts: the reference counts missing rows too.</param>
    /// <param name="near">A fit to nearly the same values: the search starts at its parameters instead of on a grid.</param>
    public static EtsFit Of(EtsModel model, ReadOnlySpan<double> values, int season, int rows, EtsFit? near = null) =>
        TinySample.Covers(model, values.Length) ? TinySample.Of(model, values.ToArray()) : Estimate(model, values, season, rows, near);

    /// <summary>Fits a model by maximum likelihood, however few the values.</summary>
    public static EtsFit Estimate(EtsModel model, ReadOnlySpan<double> values, int season, int rows, EtsFit? near = null)
    {
        if (model.RelativeError)
        {
            var (found, initial) = new RelativeFit(model, values, season, rows).Search(near);
            return At(model, EtsBounds.Smooth(model, found), initial, values, season, rows) with { Point = found };
        }

        var fit = _search ??= new();
        fit.Take(values);
        fit.Take(model, season);
        var point = new double[model.Parameters];
        if (near?.Point is { } known)
        {
            known.CopyTo(point, 0);
            SmoothingSearch.Near(fit, model, point);
        }
        else SmoothingSearch.Anew(fit, model, point);

        var smoothing = EtsBounds.Smooth(model, point);
        return At(model, smoothing, fit.InitialState(smoothing), values, season, rows) with { Point = point };
    }

    /// <summary>The forecast on the modelled scale.</summary>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int season, int horizon)
    {
        var filter = End(values, season);
        var (mean, error) = new EtsVariance(Model, Smoothing, SpreadBeta ?? Smoothing.Beta, Sigma2, filter, season).Of(horizon);
        return new(Model.Name, mean, error)
        {
            Paths = new EtsPaths(Model, Smoothing, filter.State, season, Math.Sqrt(Sigma2)),
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
        filter.Run(values, countMissing: rows == values.Length);

        var exact = Exact(rows, model.RelativeError ? 1 : Largest(values));
        var estimated = model.Parameters + model.States(season) + 1;
        var logLikelihood = (-0.5 * rows * Math.Log(Math.Max(filter.SumOfSquares, exact))) - filter.LogExpected;
        var spare = rows - estimated - 1;
        double? criterion = spare > 0 ? (-2 * logLikelihood) + (2 * estimated) + (2.0 * estimated * (estimated + 1) / spare) : null;
        return new(model, smoothing, initial, logLikelihood, criterion, filter.SumOfSquares > exact ? filter.SumOfSquares / (rows - (estimated - 1)) : 0);
    }

    /// <summary>The sum of squares below which errors are rounding.</summary>
    public static double Exact(int rows, double largest) => Math.Max(rows * (Rounding * largest) * (Rounding * largest), Nothing);

    private EtsFilter End(ReadOnlySpan<double> values, int season)
    {
        var filter = new EtsFilter(Model, Smoothing, InitialState, season);
        filter.Run(values);
        return filter;
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value)) largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
