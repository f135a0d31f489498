using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MissionGov.Analysis.TimeSeries.Methods.Ets.Kernels;

/// <summary>Three columns, each multiplied with a fourth as it was 0, 1, 2, ... periods earlier.</summary>
/// <remarks>
/// Sixteen lags at once, in two wide vectors or four narrow ones for each column: a sum waits for the one before it, so several are
/// kept going side by side.
/// </remarks>
internal static class Correlations
{
    /// <summary>Columns in the first three lanes of the errors.</summary>
    public const int Columns = 3;

    /// <summary>Lags are taken so many at a time.</summary>
    public const int Block = 16;

    private const int Lanes = 4;

    /// <param name="errors">The columns side by side, one entry a period.</param>
    /// <param name="unit">The fourth column, after as many zeros as there are lags.</param>
    /// <param name="lags">A multiple of <see cref="Block"/>.</param>
    /// <param name="products">Lag by lag, column after column.</param>
    public static void Gather(ReadOnlySpan<Vector256<double>> errors, ReadOnlySpan<double> unit, int lags, Span<double> products)
    {
        for (var lag = 0; lag < lags; lag += Block)
        {
            var earlier = unit.Slice(lags - lag - Block + 1, errors.Length + Block - 1);
            if (Vector512.IsHardwareAccelerated) Wide(errors, earlier, products[lag..], lags);
            else Narrow(errors, earlier, products[lag..], lags);
        }
    }

    /// <summary>One block of lags; <paramref name="earlier"/> begins with the longest lag of the first period.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Wide(ReadOnlySpan<Vector256<double>> errors, ReadOnlySpan<double> earlier, Span<double> products, int lags)
    {
        Vector512<double> data = default, trend = default, season = default, dataBefore = default, trendBefore = default, seasonBefore = default;
        var flat = MemoryMarshal.Cast<Vector256<double>, double>(errors);
        for (var t = 0; t < errors.Length; t++)
        {
            var now = Vector512.Create(earlier[(t + Vector512<double>.Count)..]);
            var before = Vector512.Create(earlier[t..]);
            var column = Vector512.Create(flat[Lanes * t]);
            data = Vector512.FusedMultiplyAdd(now, column, data);
            dataBefore = Vector512.FusedMultiplyAdd(before, column, dataBefore);
            column = Vector512.Create(flat[(Lanes * t) + 1]);
            trend = Vector512.FusedMultiplyAdd(now, column, trend);
            trendBefore = Vector512.FusedMultiplyAdd(before, column, trendBefore);
            column = Vector512.Create(flat[(Lanes * t) + 2]);
            season = Vector512.FusedMultiplyAdd(now, column, season);
            seasonBefore = Vector512.FusedMultiplyAdd(before, column, seasonBefore);
        }

        Reverse(data, dataBefore, products);
        Reverse(trend, trendBefore, products[lags..]);
        Reverse(season, seasonBefore, products[(2 * lags)..]);
    }

    /// <inheritdoc cref="Wide"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Narrow(ReadOnlySpan<Vector256<double>> errors, ReadOnlySpan<double> earlier, Span<double> products, int lags)
    {
        var flat = MemoryMarshal.Cast<Vector256<double>, double>(errors);
        for (var column = 0; column < Columns; column++)
        {
            Vector256<double> first = default, second = default, third = default, fourth = default;
            for (var t = 0; t < errors.Length; t++)
            {
                var value = Vector256.Create(flat[(Lanes * t) + column]);
                var window = earlier.Slice(t, Block);
                first = Vector256.FusedMultiplyAdd(Vector256.Create(window[(3 * Lanes)..]), value, first);
                second = Vector256.FusedMultiplyAdd(Vector256.Create(window[(2 * Lanes)..]), value, second);
                third = Vector256.FusedMultiplyAdd(Vector256.Create(window[Lanes..]), value, third);
                fourth = Vector256.FusedMultiplyAdd(Vector256.Create(window), value, fourth);
            }

            var reversed = Vector256.Create(3L, 2, 1, 0);
            var lagged = products.Slice(column * lags, Block);
            Vector256.Shuffle(first, reversed).CopyTo(lagged);
            Vector256.Shuffle(second, reversed).CopyTo(lagged[Lanes..]);
            Vector256.Shuffle(third, reversed).CopyTo(lagged[(2 * Lanes)..]);
            Vector256.Shuffle(fourth, reversed).CopyTo(lagged[(3 * Lanes)..]);
        }
    }

    // The shortest lag came last.
    private static void Reverse(Vector512<double> now, Vector512<double> before, Span<double> products)
    {
        var reversed = Vector512.Create(7L, 6, 5, 4, 3, 2, 1, 0);
        Vector512.Shuffle(now, reversed).CopyTo(products);
        Vector512.Shuffle(before, reversed).CopyTo(products[Vector512<double>.Count..]);
    }
}
