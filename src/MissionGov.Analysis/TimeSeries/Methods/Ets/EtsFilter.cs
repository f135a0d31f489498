namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>Runs an additive model over the data with everything known, and forecasts from where it ends.</summary>
/// <remarks>
/// Source: Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008), chapter
/// 2 (recursion) and table 6.2, class 1 (variance). Where nothing was observed (NaN) the error is 0.
/// </remarks>
internal sealed class EtsFilter
{
    private readonly EtsSmoothing _smoothing;
    private readonly double[] _season;
    private double _level;
    private double _trend;
    private int _now;

    /// <summary>Starts at the initial state: level, then trend if any, then seasons, the latest first (R's order).</summary>
    public EtsFilter(EtsModel model, EtsSmoothing smoothing, ReadOnlySpan<double> initial, int season)
    {
        _smoothing = smoothing;
        _level = initial[0];
        _trend = model.Trend ? initial[1] : 0;
        _season = new double[model.Seasonal ? season : 1];
        if (!model.Seasonal) return;
        for (var i = 0; i < season; i++) _season[i] = initial[initial.Length - 1 - i];
    }

    public double SumOfSquares { get; private set; }

    public double Level => _level;

    public double Trend => _trend;

    /// <summary>One-step errors, NaN where nothing was observed.</summary>
    public double[] Run(ReadOnlySpan<double> values)
    {
        var errors = new double[values.Length];
        for (var t = 0; t < values.Length; t++)
        {
            var error = values[t] - (_level + (_smoothing.Phi * _trend) + _season[_now]);
            errors[t] = error;
            Step(double.IsNaN(error) ? 0 : error);
        }

        return errors;
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
            expected[h] = _level + (damping * _trend) + _season[(_now + h) % _season.Length];
        }

        return expected;
    }

    /// <summary>Variance of the forecast, as a multiple of that of the one-step error, nearest first.</summary>
    public double[] VarianceMultiples(int horizon, double beta)
    {
        var multiples = new double[horizon];
        double sum = 1, damping = 0, power = 1;
        for (var h = 0; h < horizon; h++)
        {
            multiples[h] = sum;
            damping += power *= _smoothing.Phi;
            var weight = _smoothing.Alpha + (beta * damping) + ((h + 1) % _season.Length == 0 ? _smoothing.Gamma : 0);
            sum += weight * weight;
        }

        return multiples;
    }

    private void Step(double error)
    {
        SumOfSquares += error * error;
        _level += (_smoothing.Phi * _trend) + (_smoothing.Alpha * error);
        _trend = (_smoothing.Phi * _trend) + (_smoothing.Beta * error);
        _season[_now] += _smoothing.Gamma * error;
        _now = (_now + 1) % _season.Length;
    }
}
