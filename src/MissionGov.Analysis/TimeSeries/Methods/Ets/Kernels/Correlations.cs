using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MissionGov.Analysis.TimeSeries.Methods.Ets.Kernels;

/// <summary>Three columns, each multiplied with a fourth as it was 0, 1, 2, ... periods earlier.</summary>
internal static class Correlations
{
    /// <summary>Columns in the first three lanes of the errors.</summary>
    public const int Columns = 3;

    /// <summary>Lags are taken so many at a time.</summary>
    public const int Block = 8;

    /// <param name="errors">The columns side by side, one entry a period.</param>
    /// <param name="unit">The fourth column, after as many zeros as there are lags.</param>
    /// <param name="lags">A multiple of <see cref="Block"/>.</param>
    /// <param name="products">Lag by lag, column after column.</param>
    public static void Gather(ReadOnlySpan<Vector256<double>> errors, ReadOnlySpan<double> unit, int lags, Span<double> products)
    {
        if (Vector512.IsHardwareAccelerated) Gather512(errors, unit, lags, products);
        else Gather256(errors, unit, lags, products);
    }

    internal static void Gather512(ReadOnlySpan<Vector256<double>> errors, ReadOnlySpan<double> unit, int lags, Span<double> products)
    {
        var reversed = Vector512.Create(7L, 6, 5, 4, 3, 2, 1, 0);
        var flat = MemoryMarshal.Cast<Vector256<double>, double>(errors);
        for (var lag = 0; lag < lags; lag += Block)
        {
            Vector512<double> data = default, trend = default, season = default;
            var earlier = unit[(lags - lag - Block + 1)..];
            for (var t = 0; t < errors.Length; t++)
            {
                var now = Vector512.LoadUnsafe(in earlier[t]);
                data = Vector512.FusedMultiplyAdd(now, Vector512.Create(flat[4 * t]), data);
                trend = Vector512.FusedMultiplyAdd(now, Vector512.Create(flat[(4 * t) + 1]), trend);
                season = Vector512.FusedMultiplyAdd(now, Vector512.Create(flat[(4 * t) + 2]), season);
            }

            Vector512.Shuffle(data, reversed).CopyTo(products[lag..]);
            Vector512.Shuffle(trend, reversed).CopyTo(products[(lags + lag)..]);
            Vector512.Shuffle(season, reversed).CopyTo(products[((2 * lags) + lag)..]);
        }
    }

    internal static void Gather256(ReadOnlySpan<Vector256<double>> errors, ReadOnlySpan<double> unit, int lags, Span<double> products)
    {
        var reversed = Vector256.Create(3L, 2, 1, 0);
        var flat = MemoryMarshal.Cast<Vector256<double>, double>(errors);
        var half = Vector256<double>.Count;
        for (var lag = 0; lag < lags; lag += half)
        {
            Vector256<double> data = default, trend = default, season = default;
            var earlier = unit[(lags - lag - half + 1)..];
            for (var t = 0; t < errors.Length; t++)
            {
                var now = Vector256.LoadUnsafe(in earlier[t]);
                data = Vector256.FusedMultiplyAdd(now, Vector256.Create(flat[4 * t]), data);
                trend = Vector256.FusedMultiplyAdd(now, Vector256.Create(flat[(4 * t) + 1]), trend);
                season = Vector256.FusedMultiplyAdd(now, Vector256.Create(flat[(4 * t) + 2]), season);
            }

            Vector256.Shuffle(data, reversed).CopyTo(products[lag..]);
            Vector256.Shuffle(trend, reversed).CopyTo(products[(lags + lag)..]);
            Vector256.Shuffle(season, reversed).CopyTo(products[((2 * lags) + lag)..]);
        }
    }
}
