using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MissionGov.Analysis.TimeSeries.Methods.Ets.Kernels;

/// <summary>The products of the error columns by definition: every column is run through the filter, gaps and all.</summary>
/// <remarks>
/// A column is the one-step errors that a unit of one initial state causes (trend, if any, then each season, the one met first
/// first; a model without season has one, its level), the last those of the data from a state of zero. Where nothing was
/// observed the error is 0. <see cref="ShiftedProducts"/> does the same faster where there is no gap.
/// </remarks>
internal sealed class PlainProducts
{
    // Four columns beside each other, the last of them empty where there are no more.
    private static readonly int Together = Vector256<double>.Count;

    private Vector256<double>[] _level = [];
    private Vector256<double>[] _trend = [];
    private Vector256<double>[] _errors = [];
    private Vector256<double>[] _data = [];
    private Vector256<double>[] _seasons = [];

    public void Gather(ReadOnlySpan<double> values, EtsSmoothing smoothing, bool trend, int season, NormalEquations equations)
    {
        Start(equations.Unknowns, trend, season);
        for (var column = 0; column <= equations.Unknowns; column++) equations.Row(column).Clear();

        for (var t = 0; t < values.Length; t++)
        {
            if (double.IsNaN(values[t])) Pass(smoothing.Phi);
            else
            {
                Step(values[t], smoothing, _seasons.AsSpan(t % season * _level.Length, _level.Length));
                Multiply(equations);
            }
        }
    }

    private static Span<double> Columns(Vector256<double>[] blocks) => MemoryMarshal.Cast<Vector256<double>, double>(blocks.AsSpan());

    // Products with earlier columns of the same four are gathered too, and not read.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(NormalEquations equations)
    {
        for (var row = 0; row <= equations.Unknowns; row++)
        {
            var error = Vector256.Create(Columns(_errors)[row]);
            var later = _errors.AsSpan(row / Together);
            var products = MemoryMarshal.Cast<double, Vector256<double>>(equations.Row(row)).Slice(row / Together, later.Length);
            for (var block = 0; block < later.Length; block++) products[block] += error * later[block];
        }
    }

    private void Start(int unknowns, bool trend, int season)
    {
        var blocks = (unknowns / Together) + 1;
        if (_level.Length != blocks) (_level, _trend, _errors, _data) = (new Vector256<double>[blocks], new Vector256<double>[blocks], new Vector256<double>[blocks], new Vector256<double>[blocks]);
        if (_seasons.Length != blocks * season) _seasons = new Vector256<double>[blocks * season];
        Array.Clear(_level);
        Array.Clear(_trend);
        Array.Clear(_data);
        Array.Clear(_seasons);
        Columns(_data)[unknowns] = 1;
        var first = trend ? 1 : 0;
        if (trend) Columns(_trend)[0] = 1;
        for (var slot = 0; slot < season; slot++) Columns(_seasons)[(slot * blocks * Together) + first + slot] = 1;
    }

    private void Pass(double phi)
    {
        for (var block = 0; block < _level.Length; block++)
        {
            _trend[block] *= phi;
            _level[block] += _trend[block];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Step(double value, EtsSmoothing smoothing, Span<Vector256<double>> season)
    {
        for (var block = 0; block < season.Length; block++)
        {
            var before = smoothing.Phi * _trend[block];
            var level = _level[block] + before;
            var error = (value * _data[block]) - level - season[block];
            _level[block] = level + (smoothing.Alpha * error);
            _trend[block] = before + (smoothing.Beta * error);
            season[block] += smoothing.Gamma * error;
            _errors[block] = error;
        }
    }
}
