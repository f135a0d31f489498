using System.Numerics;
using System.Runtime.InteropServices;

namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>The smallest sum of squared one-step errors that any initial state can reach, for given smoothing parameters.</summary>
/// <remarks>
/// With an additive error, the errors are linear in the initial state. So one pass carries the data and a unit of every
/// initial state side by side, gathers their cross-products, and least squares gives the best state at once: only the one
/// to four smoothing parameters are left to search for. Nothing is allocated per evaluation.
/// </remarks>
internal sealed class ConcentratedFit
{
    // A column of which less than this share is left after the earlier ones adds nothing: its state stays 0.
    private const double DependentColumn = 1e-11;

    private readonly EtsModel _model;
    private readonly double[] _values;
    private readonly double _shift;
    private readonly int _season;
    private readonly int _columns;
    private readonly int _lanes;
    private readonly Vector<double>[] _level;
    private readonly Vector<double>[] _trend;
    private readonly Vector<double>[] _seasons;
    private readonly Vector<double>[] _error;
    private readonly Vector<double>[] _products;
    private readonly double[,] _factor;
    private readonly double[] _solution;

    /// <param name="model">The parts of the model.</param>
    /// <param name="values">The data; NaN where nothing was observed.</param>
    /// <param name="season">Periods a year.</param>
    public ConcentratedFit(EtsModel model, ReadOnlySpan<double> values, int season)
    {
        _model = model;
        _season = model.Seasonal ? season : 1;
        _columns = 1 + model.States(season);
        _lanes = (_columns + Vector<double>.Count - 1) / Vector<double>.Count;
        _level = new Vector<double>[_lanes];
        _trend = new Vector<double>[_lanes];
        _error = new Vector<double>[_lanes];
        _seasons = new Vector<double>[_lanes * _season];
        _products = new Vector<double>[_lanes * _columns];
        _factor = new double[_columns, _columns];
        _solution = new double[_columns];

        // Errors do not change when data and level move together; near zero fewer digits are lost.
        _values = values.ToArray();
        double sum = 0;
        var count = 0;
        foreach (var value in values)
        {
            if (double.IsNaN(value)) continue;
            sum += value;
            count++;
        }

        _shift = sum / count;
        for (var t = 0; t < _values.Length; t++) _values[t] -= _shift;
    }

    public double SumOfSquares(EtsSmoothing smoothing)
    {
        Gather(smoothing);
        return Factorise();
    }

    /// <summary>The best initial state: level, trend if any, then seasons, the latest first.</summary>
    public double[] InitialState(EtsSmoothing smoothing)
    {
        SumOfSquares(smoothing);
        var states = _columns - 1;
        for (var i = states - 1; i >= 0; i--)
        {
            var value = -_factor[states, i];
            for (var k = i + 1; k < states; k++) value -= _factor[k, i] * _solution[k];
            _solution[i] = _factor[i, i] == 0 ? 0 : value / _factor[i, i];
        }

        var initial = new List<double>(_columns) { _solution[0] + _shift };
        if (_model.Trend) initial.Add(_solution[1]);
        if (_model.Seasonal)
        {
            var seasons = _solution.AsSpan(states - (_season - 1), _season - 1);
            double last = 0;
            foreach (var value in seasons)
            {
                initial.Add(value);
                last -= value;
            }

            initial.Add(last);
        }

        return [.. initial];
    }

    private static void Set(Vector<double>[] columns, int column, double value) =>
        MemoryMarshal.Cast<Vector<double>, double>(columns.AsSpan())[column] = value;

    private void Start()
    {
        Array.Clear(_level);
        Array.Clear(_trend);
        Array.Clear(_seasons);
        Array.Clear(_products);
        Set(_level, 1, 1);
        if (_model.Trend) Set(_trend, 2, 1);
        if (!_model.Seasonal) return;

        // Column c holds a unit of the c-th latest season, taken from the oldest, which the first value meets.
        var first = _columns - (_season - 1);
        var perSeason = _lanes * Vector<double>.Count;
        for (var back = 0; back < _season - 1; back++)
        {
            Set(_seasons, ((_season - 1 - back) * perSeason) + first + back, 1);
            Set(_seasons, first + back, -1);
        }
    }

    // Column 0 is the data with a state of zero; column j the effect of a unit of state j on the errors.
    private void Gather(EtsSmoothing smoothing)
    {
        Start();
        var now = 0;
        var errors = MemoryMarshal.Cast<Vector<double>, double>(_error.AsSpan());
        var data = Vector.ConditionalSelect(Vector.Equals(Vector<double>.Indices, Vector<double>.Zero), Vector<double>.One, Vector<double>.Zero);
        for (var t = 0; t < _values.Length; t++)
        {
            var missing = double.IsNaN(_values[t]);
            var seasons = _seasons.AsSpan(now * _lanes, _lanes);
            for (var lane = 0; lane < _lanes; lane++)
            {
                var trend = _trend[lane] * smoothing.Phi;
                var level = _level[lane] + trend;
                var error = missing ? Vector<double>.Zero : (lane == 0 ? data * _values[t] : Vector<double>.Zero) - level - seasons[lane];
                _level[lane] = level + (error * smoothing.Alpha);
                _trend[lane] = trend + (error * smoothing.Beta);
                seasons[lane] += error * smoothing.Gamma;
                _error[lane] = error;
            }

            if (++now == _season) now = 0;
            if (missing) continue;
            for (var row = 0; row < _columns; row++)
            {
                var products = _products.AsSpan(row * _lanes, _lanes);
                for (var lane = 0; lane <= row / Vector<double>.Count; lane++) products[lane] += _error[lane] * errors[row];
            }
        }
    }

    // Cholesky with the data as the last row; what is left of its square is the sum of squares that remains.
    private double Factorise()
    {
        var products = MemoryMarshal.Cast<Vector<double>, double>(_products.AsSpan());
        var width = _lanes * Vector<double>.Count;
        var states = _columns - 1;
        for (var i = 0; i <= states; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = i < states ? products[((i + 1) * width) + j + 1] : j < states ? products[(j + 1) * width] : products[0];
                for (var k = 0; k < j; k++) sum -= _factor[i, k] * _factor[j, k];
                if (i > j) _factor[i, j] = _factor[j, j] == 0 ? 0 : sum / _factor[j, j];
                else if (i < states) _factor[i, i] = sum > DependentColumn * products[((i + 1) * width) + i + 1] ? Math.Sqrt(sum) : 0;
                else return Math.Max(sum, 0);
            }
        }

        throw new InvalidOperationException("A model has a level at least.");
    }
}
