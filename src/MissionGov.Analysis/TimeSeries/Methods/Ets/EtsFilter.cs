namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>Runs a model over the data with everything known, and forecasts from where it ends.</summary>
/// <remarks>
/// Source: Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008), chapter 2, tables 2.2 and 2.3.
/// The recursion is the same for both kinds of error; they differ in what is called the error. Where nothing was observed
/// (NaN) there is none.
/// </remarks>
internal sealed class EtsFilter
{
    private readonly EtsModel _model;
    private readonly double[] _season;
    private EtsSmoothing _smoothing;
    private double _level;
    private double _trend;
    private int _now;

    /// <param name="model">The parts of the model.</param>
    /// <param name="season">Periods a year.</param>
    public EtsFilter(EtsModel model, int season)
    {
        _model = model;
        _season = new double[model.Seasonal ? season : 1];
    }

    /// <summary>Starts at the initial state: level, then trend if any, then seasons, the latest first (R's order).</summary>
    public EtsFilter(EtsModel model, EtsSmoothing smoothing, ReadOnlySpan<double> initial, int season)
        : this(model, season) => Start(smoothing, initial);

    public double SumOfSquares { get; private set; }

    /// <summary>Sum of the logarithms of what was expected, where the error is a share of it; else 0.</summary>
    public double LogExpected { get; private set; }

    public double Level => _level;

    public double Trend => _trend;

    /// <summary>The season of a coming period, nearest first.</summary>
    public double Season(int ahead) => _season[(_now + ahead) % _season.Length];

    /// <summary>Level, then trend if any, then seasons, the latest first.</summary>
    public double[] State
    {
        get
        {
            List<double> state = [_level];
            if (_model.Trend) state.Add(_trend);
            for (var back = 1; _model.Seasonal && back <= _season.Length; back++) state.Add(Season(_season.Length - back));
            return [.. state];
        }
    }

    /// <summary>Back to the beginning, with other parameters.</summary>
    public void Start(EtsSmoothing smoothing, ReadOnlySpan<double> initial, double steeper = 0)
    {
        (_smoothing, _level, _now) = (smoothing, initial[0], 0);
        (SumOfSquares, LogExpected) = (0, 0);
        _trend = _model.Trend ? initial[1] + steeper : 0;
        if (!_model.Seasonal)
        {
            _season[0] = _model.RelativeSeason ? 1 : 0;
            return;
        }

        for (var i = 0; i < _season.Length; i++) _season[i] = initial[initial.Length - 1 - i];
    }

    /// <summary>One-step errors, NaN where nothing was observed; as shares of the expected value where the error is relative.</summary>
    /// <param name="values">The data.</param>
    /// <param name="countMissing">Whether periods without a value count in <see cref="LogExpected"/>, as in the reference.</param>
    public double[] Run(ReadOnlySpan<double> values, bool countMissing = true)
    {
        var errors = new double[values.Length];
        for (var t = 0; t < values.Length; t++) errors[t] = Observe(values[t], countMissing).Error;
        return errors;
    }

    /// <summary>Minus twice the log-likelihood from a start, the variance of the error replaced by its estimate; infinite where it is not defined.</summary>
    public double DevianceFrom(EtsSmoothing smoothing, ReadOnlySpan<double> initial, ReadOnlySpan<double> values, int rows)
    {
        Start(smoothing, initial);
        foreach (var value in values)
        {
            var expected = Observe(value, rows == values.Length).Expected;
            if (_model.RelativeError && !(expected > 0)) return double.PositiveInfinity;
        }

        return (rows * Math.Log(SumOfSquares)) + (2 * LogExpected);
    }

    /// <summary>What was expected of a period and by how much it erred; moves on by one period.</summary>
    public (double Expected, double Error) Observe(double value, bool countMissing)
    {
        var level = _level + (_smoothing.Phi * _trend);
        var season = _season[_now];
        var expected = With(level, season);
        var missing = double.IsNaN(value);
        if (_model.RelativeError && (countMissing || !missing)) LogExpected += Math.Log(Math.Abs(expected));
        if (missing)
        {
            Step(level, 0, 0);
            return (expected, value);
        }

        var error = _model.RelativeError ? (value - expected) / expected : value - expected;
        SumOfSquares += error * error;
        if (_model.RelativeSeason) Step(level, (value / season) - level, (value / level) - season);
        else Step(level, value - expected, value - expected);
        return (expected, error);
    }

    /// <summary>The value that an error leads to; moves on by one period.</summary>
    public double Draw(double error)
    {
        var level = _level + (_smoothing.Phi * _trend);
        var season = _season[_now];
        var expected = With(level, season);
        var amount = _model.RelativeError ? expected * error : error;
        if (_model.RelativeSeason) Step(level, level * error, season * error);
        else Step(level, amount, amount);
        return expected + amount;
    }

    /// <summary>What is expected next, and after that, if no further error occurs.</summary>
    public double[] Expect(int horizon)
    {
        var expected = new double[horizon];
        var damping = 0.0;
        var power = 1.0;
        for (var h = 0; h < horizon; h++)
        {
            damping += power *= _smoothing.Phi;
            expected[h] = With(_level + (damping * _trend), Season(h));
        }

        return expected;
    }

    private double With(double level, double season) => _model.RelativeSeason ? level * season : level + season;

    private void Step(double level, double gain, double change)
    {
        _level = level + (_smoothing.Alpha * gain);
        _trend = (_smoothing.Phi * _trend) + (_smoothing.Beta * gain);
        _season[_now] += _smoothing.Gamma * change;
        if (++_now == _season.Length) _now = 0;
    }
}
