using System.Numerics;
using System.Runtime.InteropServices;

namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>Likelihood of a model with relative error, with its slope and Fisher information, for all parameters and initial states at once.</summary>
/// <remarks>
/// Source: Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008), section 5.1: minus twice the
/// log-likelihood is n ln(sum e^2) + 2 sum ln mu, e = (y - mu) / mu. One pass carries the states and their derivative by every
/// parameter side by side (forward differentiation), and gathers the derivatives of ln mu; with the estimate of the variance
/// put in its place, slope and information follow from them. Nothing is allocated per evaluation.
/// </remarks>
internal sealed class RelativeLikelihood
{
    private readonly EtsModel _model;
    private readonly double[] _values;
    private readonly int _rows;
    private readonly bool _countMissing;
    private readonly int _season;
    private readonly int _lanes;
    private readonly double[] _seasons;
    private readonly Vector<double>[] _smoothingSlopes;
    private readonly Vector<double>[] _level;
    private readonly Vector<double>[] _trend;
    private readonly Vector<double>[] _seasonal;
    private readonly Vector<double>[] _share;
    private readonly Vector<double>[] _sum;
    private readonly Vector<double>[] _errorSum;
    private readonly Vector<double>[] _products;

    /// <param name="model">The parts of the model.</param>
    /// <param name="values">The data, all positive; NaN where nothing was observed.</param>
    /// <param name="season">Periods a year.</param>
    /// <param name="rows">How many values the likelihood counts; more than are observed when missing ones count.</param>
    public RelativeLikelihood(EtsModel model, double[] values, int season, int rows)
    {
        _model = model;
        _values = values;
        _rows = rows;
        _countMissing = rows == values.Length;
        _season = model.Seasonal ? season : 1;
        Size = model.Parameters + model.States(season);
        _lanes = (Size + Vector<double>.Count - 1) / Vector<double>.Count;
        _seasons = new double[_season];
        _smoothingSlopes = new Vector<double>[4 * _lanes];
        _level = new Vector<double>[_lanes];
        _trend = new Vector<double>[_lanes];
        _seasonal = new Vector<double>[_lanes * _season];
        _share = new Vector<double>[_lanes];
        _sum = new Vector<double>[_lanes];
        _errorSum = new Vector<double>[_lanes];
        _products = new Vector<double>[_lanes * Size];
    }

    /// <summary>How many numbers a point has: smoothing parameters in the unit cube, level, trend if any, seasons but the oldest, the latest first.</summary>
    public int Size { get; }

    /// <summary>How many of them are smoothing parameters.</summary>
    public int Smoothing => _model.Parameters;

    /// <summary>The initial state of a point in R's order, the oldest season added.</summary>
    public double[] InitialState(ReadOnlySpan<double> point)
    {
        var states = point[Smoothing..];
        if (!_model.Seasonal) return [.. states];
        var oldest = _model.RelativeSeason ? _season : 0.0;
        foreach (var season in states[^(_season - 1)..]) oldest -= season;
        return [.. states, oldest];
    }

    /// <summary>The point with this state.</summary>
    public double[] Point(ReadOnlySpan<double> smoothing, ReadOnlySpan<double> initial) => [.. smoothing, .. _model.Seasonal ? initial[..^1] : initial];

    /// <summary>Minus twice the log-likelihood at a point; infinite where it is not defined.</summary>
    /// <param name="point">Where.</param>
    /// <param name="slope">Receives half the derivative by each number of the point.</param>
    /// <param name="information">Receives half the Fisher information, row by row; the lower triangle is set.</param>
    public double At(ReadOnlySpan<double> point, Span<double> slope, Span<double> information)
    {
        var smoothing = EtsBounds.Smooth(_model, point);
        Start(point);
        var (squares, logExpected) = Run(smoothing, point[Smoothing], _model.Trend ? point[Smoothing + 1] : 0);
        if (!(squares < double.PositiveInfinity)) return double.PositiveInfinity;

        var sums = MemoryMarshal.Cast<Vector<double>, double>(_sum.AsSpan());
        var errorSums = MemoryMarshal.Cast<Vector<double>, double>(_errorSum.AsSpan());
        var products = MemoryMarshal.Cast<Vector<double>, double>(_products.AsSpan());
        squares = Math.Max(squares, EtsFit.Exact(_rows, 1));
        var precision = _rows / squares;
        for (var i = 0; i < Size; i++)
        {
            slope[i] = sums[i] - (precision * errorSums[i]);
            for (var j = 0; j <= i; j++)
                information[(i * Size) + j] = ((precision + 2) * products[(i * _lanes * Vector<double>.Count) + j]) - (2 * sums[i] * sums[j] / _rows);
        }

        return (_rows * Math.Log(squares)) + (2 * logExpected);
    }

    private static void Set(Vector<double>[] columns, int column, double value) =>
        MemoryMarshal.Cast<Vector<double>, double>(columns.AsSpan())[column] = value;

    private void Start(ReadOnlySpan<double> point)
    {
        foreach (var columns in (ReadOnlySpan<Vector<double>[]>)[_smoothingSlopes, _level, _trend, _seasonal, _sum, _errorSum, _products]) Array.Clear(columns);
        var width = _lanes * Vector<double>.Count;
        for (var column = 0; column < Smoothing; column++)
        {
            var (alpha, beta, gamma, phi) = EtsBounds.Slope(_model, point, column);
            Set(_smoothingSlopes, column, alpha);
            Set(_smoothingSlopes, width + column, beta);
            Set(_smoothingSlopes, (2 * width) + column, gamma);
            Set(_smoothingSlopes, (3 * width) + column, phi);
        }

        Set(_level, Smoothing, 1);
        if (_model.Trend) Set(_trend, Smoothing + 1, 1);
        _seasons[0] = 0;
        if (!_model.Seasonal) return;

        // The oldest season, which the first value meets, is what the others leave of the sum.
        _seasons[0] = _model.RelativeSeason ? _season : 0;
        for (var back = 0; back < _season - 1; back++)
        {
            var column = Size - (_season - 1) + back;
            _seasons[_season - 1 - back] = point[column];
            _seasons[0] -= point[column];
            Set(_seasonal, ((_season - 1 - back) * width) + column, 1);
            Set(_seasonal, column, -1);
        }
    }

    private (double Squares, double LogExpected) Run(EtsSmoothing smoothing, double level, double trend)
    {
        double squares = 0, logExpected = 0;
        var now = 0;
        foreach (var value in _values)
        {
            var q = level + (smoothing.Phi * trend);
            var season = _seasons[now];
            var expected = _model.RelativeSeason ? q * season : q + season;
            if (!(expected > 0) || (_model.RelativeSeason && !(q > 0))) return (double.PositiveInfinity, 0);

            var missing = double.IsNaN(value);
            var error = missing ? 0 : (value - expected) / expected;
            squares += error * error;
            if (!missing || _countMissing)
            {
                logExpected += Math.Log(expected);
                Differentiate(now, q, trend, expected, smoothing.Phi);
                Gather(error, missing);
            }
            else Differentiate(now, q, trend, expected, smoothing.Phi);

            double gain = 0, change = 0;
            if (!missing)
            {
                gain = _model.RelativeSeason ? (value / season) - q : value - expected;
                change = _model.RelativeSeason ? (value / q) - season : gain;
            }

            Carry(smoothing, now, value, q, season, gain, change, missing);
            level = q + (smoothing.Alpha * gain);
            trend = (smoothing.Phi * trend) + (smoothing.Beta * gain);
            _seasons[now] = season + (smoothing.Gamma * change);
            if (++now == _season) now = 0;
        }

        return (squares, logExpected);
    }

    // Derivatives of q (left in _level), of the damped trend (left in _trend) and of ln mu.
    private void Differentiate(int now, double q, double trend, double expected, double phi)
    {
        var seasons = _seasonal.AsSpan(now * _lanes, _lanes);
        var season = _seasons[now];
        for (var lane = 0; lane < _lanes; lane++)
        {
            _trend[lane] = (_trend[lane] * phi) + (_smoothingSlopes[(3 * _lanes) + lane] * trend);
            _level[lane] += _trend[lane];
            _share[lane] = _model.RelativeSeason
                ? ((_level[lane] * season) + (seasons[lane] * q)) / new Vector<double>(expected)
                : (_level[lane] + seasons[lane]) / new Vector<double>(expected);
        }
    }

    private void Gather(double error, bool missing)
    {
        for (var lane = 0; lane < _lanes; lane++)
        {
            _sum[lane] += _share[lane];
            _errorSum[lane] += _share[lane] * (error * (1 + error));
        }

        if (missing) return;
        var shares = MemoryMarshal.Cast<Vector<double>, double>(_share.AsSpan());
        for (var row = 0; row < Size; row++)
        {
            var products = _products.AsSpan(row * _lanes, _lanes);
            for (var lane = 0; lane <= row / Vector<double>.Count; lane++) products[lane] += _share[lane] * shares[row];
        }
    }

    // Derivatives of the states after the value.
    private void Carry(EtsSmoothing smoothing, int now, double value, double q, double season, double gain, double change, bool missing)
    {
        if (missing) return;
        var seasons = _seasonal.AsSpan(now * _lanes, _lanes);
        for (var lane = 0; lane < _lanes; lane++)
        {
            var gainSlope = _model.RelativeSeason ? -(seasons[lane] * (value / (season * season))) - _level[lane] : -_level[lane] - seasons[lane];
            var changeSlope = _model.RelativeSeason ? -(_level[lane] * (value / (q * q))) - seasons[lane] : gainSlope;
            _level[lane] += (_smoothingSlopes[lane] * gain) + (gainSlope * smoothing.Alpha);
            _trend[lane] += (_smoothingSlopes[_lanes + lane] * gain) + (gainSlope * smoothing.Beta);
            seasons[lane] += (_smoothingSlopes[(2 * _lanes) + lane] * change) + (changeSlope * smoothing.Gamma);
        }
    }
}
