using MissionGov.Analysis.TimeSeries.Methods.Ets.Kernels;

namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>The smallest sum of squared one-step errors that any initial state can reach, for given smoothing parameters.</summary>
/// <remarks>
/// With an additive error, the errors are linear in the initial state. So one pass gathers the cross-products of the data and
/// of a unit of every initial state, and least squares gives the best state at once: only the one to four smoothing parameters
/// are left to search for. A model without season is one with a season of a single period that never changes: what its
/// level would be. One object may be used for one series after another, and then allocates nothing.
/// </remarks>
internal sealed class ConcentratedFit
{
    private readonly NormalEquations _equations = new();
    private readonly ShiftedProducts _shifted = new();
    private readonly PlainProducts _plain = new();
    private double[] _values = [];
    private double[] _state = [];
    private int _count;
    private bool _gaps;
    private double _shift;
    private bool _trend;
    private bool _seasonal;
    private int _season;

    public ConcentratedFit()
    {
    }

    /// <param name="model">The parts of the model.</param>
    /// <param name="values">The data; NaN where nothing was observed.</param>
    /// <param name="season">Periods a year.</param>
    public ConcentratedFit(EtsModel model, ReadOnlySpan<double> values, int season)
    {
        Take(values);
        Take(model, season);
    }

    /// <summary>How often the squares were asked for: the work done.</summary>
    public long Evaluations { get; private set; }

    /// <summary>Takes up another series; a model must be taken up after it.</summary>
    /// <param name="values">The data; NaN where nothing was observed.</param>
    public void Take(ReadOnlySpan<double> values)
    {
        if (_values.Length < values.Length) _values = new double[values.Length];
        _count = values.Length;
        double sum = 0;
        var observed = 0;
        foreach (var value in values)
        {
            if (double.IsNaN(value)) continue;
            sum += value;
            observed++;
        }

        // Errors do not change when data and level move together; near zero fewer digits are lost.
        _gaps = observed < values.Length;
        _shift = sum / observed;
        for (var t = 0; t < values.Length; t++) _values[t] = values[t] - _shift;
    }

    /// <summary>Takes up another model for the same series.</summary>
    /// <param name="model">The parts of the model.</param>
    /// <param name="season">Periods a year.</param>
    public void Take(EtsModel model, int season)
    {
        (_trend, _seasonal) = (model.Trend, model.Seasonal);
        _season = _seasonal ? season : 1;
        _equations.Reset(_season + (_trend ? 1 : 0));
        if (_state.Length < _equations.Unknowns) _state = new double[_equations.Unknowns];
    }

    public double SumOfSquares(EtsSmoothing smoothing)
    {
        Evaluations++;
        if (!_seasonal) smoothing = smoothing with { Gamma = 0 };
        var values = _values.AsSpan(0, _count);
        if (_gaps) _plain.Gather(values, smoothing, _trend, _season, _equations);
        else _shifted.Gather(values, smoothing, _trend, _season, _equations);
        return _equations.Eliminate();
    }

    /// <summary>The best initial state: level, trend if any, then seasons, the latest first.</summary>
    public double[] InitialState(EtsSmoothing smoothing)
    {
        var state = new double[1 + (_trend ? 1 : 0) + (_seasonal ? _season : 0)];
        InitialState(smoothing, state);
        return state;
    }

    /// <summary>The same, written to a span of that length.</summary>
    public void InitialState(EtsSmoothing smoothing, Span<double> state)
    {
        SumOfSquares(smoothing);
        _equations.Solve(_state);
        if (_trend) state[1] = _state[0];

        // The seasons were found with a level of 0: their mean is the level.
        var seasons = _state.AsSpan(_trend ? 1 : 0, _season);
        double sum = 0;
        foreach (var season in seasons) sum += season;
        var level = sum / _season;
        state[0] = level + _shift;
        if (!_seasonal) return;
        for (var slot = 0; slot < _season; slot++) state[^(slot + 1)] = seasons[slot] - level;
    }
}
