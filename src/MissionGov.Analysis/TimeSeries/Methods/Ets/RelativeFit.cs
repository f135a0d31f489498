namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>Estimates a model with relative error: smoothing parameters and initial states together, from several starts.</summary>
/// <remarks>
/// A start takes smoothing parameters from a grid and the states that suit them best were the error an amount
/// (<see cref="ConcentratedFit"/>); factors of the season come from classical decomposition, and the other states then from the
/// data without their season.
/// </remarks>
internal sealed class RelativeFit
{
    // A few steps from every start, more from the better ones, and the best to their end.
    private static readonly (int Steps, int Kept)[] Rounds = [(4, 6), (8, 2)];

    private const double LessEachTime = 0.25;

    private readonly EtsModel _model;
    private readonly double[] _values;
    private readonly double _unit;
    private readonly int _season;
    private readonly int _rows;
    private readonly EtsFilter _filter;
    private readonly RelativeLikelihood _likelihood;

    /// <param name="model">The parts of the model.</param>
    /// <param name="values">The data, all positive; NaN where nothing was observed.</param>
    /// <param name="season">Periods a year.</param>
    public RelativeFit(EtsModel model, ReadOnlySpan<double> values, int season)
    {
        (_model, _season) = (model, season);
        _values = values.ToArray();
        _unit = _values.Where(double.IsFinite).Max();
        for (var t = 0; t < _values.Length; t++) _values[t] /= _unit;
        _filter = new(model, season);
        _rows = _values.Count(double.IsFinite);
        _likelihood = new(model, _values, season);
    }

    /// <summary>The best point found: where it lies in the unit cube, and its initial state in the unit of the data.</summary>
    /// <param name="near">A fit to nearly the same values, from which alone the search starts.</param>
    public (double[] Point, double[] InitialState) Search(EtsFit? near)
    {
        double[][] starts = near?.Point is { } known ? [_likelihood.Point(known, Measure(near.InitialState, 1 / _unit))] : Promising();
        var best = starts.MinBy(start => FisherScoring.Minimise(_likelihood, start))!;
        return (best[.._likelihood.Smoothing], Measure(_likelihood.InitialState(best), _unit));
    }

    // Level, trend and seasons that add are amounts; seasons that multiply are not.
    private double[] Measure(double[] state, double unit)
    {
        var amounts = _model.RelativeSeason ? state.Length - _season : state.Length;
        return [.. state.Select((value, i) => i < amounts ? value * unit : value)];
    }

    private double[][] Promising()
    {
        var starts = AllStarts().ToArray();
        foreach (var (steps, kept) in Rounds)
        {
            var heights = starts.Select(start => FisherScoring.Minimise(_likelihood, start, steps)).ToArray();
            Array.Sort(heights, starts);
            starts = starts[..Math.Min(kept, starts.Length)];
        }

        return starts;
    }

    private IEnumerable<double[]> AllStarts()
    {
        double[] factors = _model.RelativeSeason ? Factors() : [];
        var values = factors.Length == 0 ? _values : [.. _values.Select((value, t) => value / factors[t % _season])];
        var inAmounts = factors.Length == 0 ? _model.InAmounts : _model.InAmounts with { Seasonal = false };
        var fit = new ConcentratedFit(inAmounts, values, _season);
        Array.Reverse(factors);
        foreach (var point in EtsBounds.Spread(_model))
        {
            double[] state = [.. fit.InitialState(EtsBounds.Smooth(_model, point)), .. factors];
            yield return Feasible(_likelihood.Point(point, state));
        }
    }

    // What is expected must stay positive: if not, the start has less of a trend and less of a season, at last none.
    private double[] Feasible(double[] start)
    {
        var none = new double[start.Length];
        none[_likelihood.Smoothing] = _values.Where(double.IsFinite).Average();
        for (var i = none.Length - (_season - 1); _model.RelativeSeason && i < none.Length; i++) none[i] = 1;
        for (var share = 1.0; share >= 0; share -= LessEachTime)
        {
            double[] less = [.. start.Zip(none, (full, plain) => (share * full) + ((1 - share) * plain))];
            if (double.IsFinite(_filter.DevianceFrom(EtsBounds.Smooth(_model, less), _likelihood.InitialState(less), _values, _rows))) return less;
        }

        return none;
    }

    // Needs two years; from less, the ratio to the mean of what there is.
    private double[] Factors()
    {
        var bridged = Gaps.Bridge(Gaps.Trim(_values));
        var first = Array.FindIndex(_values, double.IsFinite);
        if (bridged.Length >= 2 * _season)
        {
            var factors = ClassicalSeason.Multiplicative(bridged, _season);
            return [.. Enumerable.Range(0, _season).Select(p => factors[(p + _season - (first % _season)) % _season])];
        }

        var mean = bridged.Average();
        var ratios = Enumerable.Range(0, _season).Select(p => Enumerable.Range(0, bridged.Length).Where(t => (t + first) % _season == p).Select(t => bridged[t] / mean).DefaultIfEmpty(1).Average()).ToArray();
        var sum = ratios.Sum();
        return [.. ratios.Select(ratio => ratio * _season / sum)];
    }
}
