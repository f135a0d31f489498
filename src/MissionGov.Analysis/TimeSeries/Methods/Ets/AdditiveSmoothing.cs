namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>The additive models fitted to one series after another, in buffers that are kept.</summary>
/// <remarks>
/// The same estimate as <see cref="EtsFit"/>. Likelihood and criterion count the values observed. Not for series so short
/// that <see cref="TinySample"/> covers them.
/// </remarks>
internal sealed class AdditiveSmoothing
{
    private readonly int _season;
    private readonly EtsModel[] _models = [.. EtsModel.All];
    private readonly EtsFilter[] _filters;
    private readonly ConcentratedFit _fit = new();
    private readonly double[] _state;
    private EtsFilter _end;

    /// <param name="season">Periods a year, of all series.</param>
    public AdditiveSmoothing(int season)
    {
        _season = season;
        _filters = [.. _models.Select(model => new EtsFilter(model, season))];
        _end = _filters[0];
        _state = new double[2 + season];
    }

    /// <summary>The model taken.</summary>
    public EtsModel Model { get; private set; }

    public EtsSmoothing Smoothing { get; private set; }

    public double Aicc { get; private set; }

    public double Sigma2 { get; private set; }

    /// <summary>How often the squares were asked for so far: the work done.</summary>
    public long Evaluations => _fit.Evaluations;

    /// <summary>Takes the model with the smallest criterion; the simplest that follows the data exactly, if one does.</summary>
    /// <param name="values">The data, NaN in a gap.</param>
    /// <param name="observed">How many of them are not NaN.</param>
    public void Choose(ReadOnlySpan<double> values, int observed)
    {
        _fit.Take(values);
        (Aicc, Sigma2) = (double.PositiveInfinity, double.PositiveInfinity);
        Span<double> point = stackalloc double[EtsBounds.Dimensions];
        for (var i = 0; i < _models.Length && Sigma2 > 0; i++)
        {
            if (!EtsChoice.Suits(_models[i], observed, _season)) continue;
            var found = point[.._models[i].Parameters];
            _fit.Take(_models[i], _season);
            SmoothingSearch.Anew(_fit, _models[i], found);
            Weigh(i, EtsBounds.Smooth(_models[i], found), values, observed);
        }
    }

    /// <summary>Takes the model given, with parameters found from those given.</summary>
    public void Adjust(ReadOnlySpan<double> values, int observed, EtsModel model, EtsSmoothing earlier)
    {
        _fit.Take(values);
        _fit.Take(model, _season);
        (Aicc, Sigma2) = (double.PositiveInfinity, double.PositiveInfinity);
        Span<double> point = stackalloc double[EtsBounds.Dimensions];
        var found = point[..model.Parameters];
        EtsBounds.Locate(model, earlier, found);
        SmoothingSearch.Near(_fit, model, found);
        Weigh(Array.IndexOf(_models, model), EtsBounds.Smooth(model, found), values, observed);
    }

    /// <summary>What is expected of the coming periods and its standard error (table 6.2, class 1, as <see cref="EtsVariance"/>).</summary>
    public void Forecast(Span<double> mean, Span<double> standardError)
    {
        double damping = 0, power = 1, sum = 1;
        for (var h = 0; h < mean.Length; h++)
        {
            damping += power *= Smoothing.Phi;
            mean[h] = _end.Level + (damping * _end.Trend) + _end.Season(h);
            standardError[h] = Math.Sqrt(Sigma2 * sum);
            var effect = Smoothing.Alpha + (Smoothing.Beta * damping) + (Model.Seasonal && (h + 1) % _season == 0 ? Smoothing.Gamma : 0);
            sum += effect * effect;
        }
    }

    // Keeps the model if its criterion is smaller, or if it leaves no error.
    private void Weigh(int place, EtsSmoothing smoothing, ReadOnlySpan<double> values, int observed)
    {
        var (model, filter) = (_models[place], _filters[place]);
        var state = _state.AsSpan(0, 1 + (model.Trend ? 1 : 0) + (model.Seasonal ? _season : 0));
        _fit.InitialState(smoothing, state);
        filter.Start(smoothing, state);
        double largest = 0;
        foreach (var value in values)
        {
            filter.Observe(value, countMissing: false);
            if (!double.IsNaN(value)) largest = Math.Max(largest, Math.Abs(value));
        }

        var exact = EtsFit.Exact(observed, largest);
        var estimated = model.Parameters + model.States(_season) + 1;
        var criterion = (observed * Math.Log(Math.Max(filter.SumOfSquares, exact))) + (2.0 * estimated) + (2.0 * estimated * (estimated + 1) / (observed - estimated - 1));
        if (!(criterion < Aicc) && filter.SumOfSquares > exact) return;
        (Model, Smoothing, Aicc, _end) = (model, smoothing, criterion, filter);
        Sigma2 = filter.SumOfSquares > exact ? filter.SumOfSquares / (observed - (estimated - 1)) : 0;
    }
}
