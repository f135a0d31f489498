using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MissionGov.Analysis.TimeSeries.Methods.Ets.Kernels;

/// <summary>Cross-products of the columns of a least-squares problem, the data as the last column, and their elimination.</summary>
/// <remarks>
/// Source: Gaussian elimination of a symmetric matrix (LDL'); what is left of the data's own product is the
/// sum of squares that no combination of the other columns explains. Kept from call to call, so nothing is allocated.
/// </remarks>
internal sealed class NormalEquations
{
    // A column of which less than this share is left after the earlier ones adds nothing: its coefficient stays 0.
    private const double DependentColumn = 1e-11;

    private double[] _products = [];
    private double[] _squares = [];
    private int _stride;

    /// <summary>How many columns there are beside the data.</summary>
    public int Unknowns { get; private set; }

    /// <summary>The product of a column with a later one, or with itself; only these are read.</summary>
    public ref double this[int column, int later] => ref _products[(column * _stride) + later];

    public Span<double> Row(int column) => _products.AsSpan(column * _stride, _stride);

    public void Reset(int unknowns)
    {
        Unknowns = unknowns;
        _stride = (unknowns + Vector512<double>.Count) / Vector512<double>.Count * Vector512<double>.Count;
        if (_products.Length < (unknowns + 1) * _stride) _products = new double[(unknowns + 1) * _stride];
        if (_squares.Length < unknowns) _squares = new double[unknowns];
    }

    /// <summary>Eliminates all columns and returns the sum of squares that remains of the data.</summary>
    public double Eliminate()
    {
        for (var k = 0; k < Unknowns; k++) _squares[k] = this[k, k];
        for (var k = 0; k < Unknowns; k++)
        {
            if (this[k, k] > DependentColumn * _squares[k]) EliminateColumn(k, 1 / this[k, k]);
            else this[k, k] = 0;
        }

        return Math.Max(this[Unknowns, Unknowns], 0);
    }

    /// <summary>After the elimination: the coefficients that leave the smallest squares.</summary>
    public void Solve(Span<double> coefficients)
    {
        for (var i = Unknowns - 1; i >= 0; i--)
        {
            var value = -this[i, Unknowns];
            for (var k = i + 1; k < Unknowns; k++) value -= this[i, k] * coefficients[k];
            coefficients[i] = this[i, i] == 0 ? 0 : value / this[i, i];
        }
    }

    private void EliminateColumn(int k, double inverse)
    {
        if (Vector512.IsHardwareAccelerated) Wide(k, inverse);
        else Narrow(k, inverse);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Wide(int k, double inverse)
    {
        var rows = MemoryMarshal.Cast<double, Vector512<double>>(_products.AsSpan(0, (Unknowns + 1) * _stride));
        var blocks = _stride / Vector512<double>.Count;
        var from = (k + 1) / Vector512<double>.Count;
        var pivotRow = rows.Slice((k * blocks) + from, blocks - from);
        for (var i = k + 1; i <= Unknowns; i++)
        {
            var factor = Vector512.Create(-this[k, i] * inverse);
            var row = rows.Slice((i * blocks) + from, pivotRow.Length);
            for (var block = 0; block < pivotRow.Length; block++) row[block] = Vector512.FusedMultiplyAdd(factor, pivotRow[block], row[block]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Narrow(int k, double inverse)
    {
        var rows = MemoryMarshal.Cast<double, Vector256<double>>(_products.AsSpan(0, (Unknowns + 1) * _stride));
        var blocks = _stride / Vector256<double>.Count;
        var from = (k + 1) / Vector256<double>.Count;
        var pivotRow = rows.Slice((k * blocks) + from, blocks - from);
        for (var i = k + 1; i <= Unknowns; i++)
        {
            var factor = Vector256.Create(-this[k, i] * inverse);
            var row = rows.Slice((i * blocks) + from, pivotRow.Length);
            for (var block = 0; block < pivotRow.Length; block++) row[block] = Vector256.FusedMultiplyAdd(factor, pivotRow[block], row[block]);
        }
    }
}
