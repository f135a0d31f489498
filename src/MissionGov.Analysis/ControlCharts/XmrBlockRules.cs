using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MissionGov.Analysis.ControlCharts;

/// <summary>
/// The rules of <see cref="RunRules"/> for the series of a block. Each lane holds one bit for each point of a window of 64, so
/// that a run is found by shifting and masking. Windows overlap by the reach of the rules.
/// </summary>
internal static class XmrBlockRules<T>
    where T : struct, ILanes<T>
{
    private const int Window = 64;

    // A point's marks depend on points no further away than the length of a run, less itself.
    private const int Reach = RunRules.RunLength - 1;

    /// <summary>Writes the marks of each series one after another, <paramref name="points"/> of each.</summary>
    public static void Mark(ref double first, int points, T mean, T range, Span<byte> marks)
    {
        for (var start = 0; ; start += Window - (2 * Reach))
        {
            var count = Math.Min(Window, points - start);
            var isLast = start + count == points;
            var from = start == 0 ? 0 : Reach;
            var to = isLast ? count : Window - Reach;
            Mark(ref Unsafe.Add(ref first, start * XmrBlock.Series), count, mean, range, from, to, ref marks[start + from], points);
            if (isLast) return;
        }
    }

    private static void Mark(ref double first, int count, T mean, T range, int from, int to, ref byte marks, int stride)
    {
        Read(ref first, count, mean, range, out var above, out var below, out var outside, out var close, out var rises, out var falls);

        // A step is noted at the point it leads to; a trend starts one point earlier.
        var (up, down) = (Spread(Six(rises) >> 1), Spread(Six(falls) >> 1));
        var trend = up | down;
        var byTrend = trend & ~outside;
        var upwards = (byTrend & up & ~(down & (falls >> 1))) | (above & ~byTrend);
        var shift = Spread(Seven(above)) | Spread(Seven(below));
        Write(outside >> from, trend >> from, TwoInThree(above, below, close & ~outside) >> from, shift >> from, upwards >> from, to - from, ref marks, stride);
    }

    // Apart, so that the loop has every register to itself.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Read(ref double first, int count, T mean, T range, out T above, out T below, out T outside, out T close, out T rises, out T falls)
    {
        var reach = range * T.Create(ProcessLimits.LimitFactor);
        var nearly = range * T.Create(ProcessLimits.NearFactor);
        T upper = mean + reach, lower = mean - reach, nearUpper = mean + nearly, nearLower = mean - nearly;
        T a = default, b = default, o = default, c = default, r = default, f = default;
        var previous = T.Load(ref first, 0);
        var bit = T.Create(1ul);
        for (var t = 0; t < count; t++)
        {
            var value = T.Load(ref first, t * XmrBlock.Series);
            a = T.SetAbove(a, bit, value, mean);
            b = T.SetBelow(b, bit, value, mean);
            o = T.SetBelow(T.SetAbove(o, bit, value, upper), bit, value, lower);
            c = T.SetBelow(T.SetAbove(c, bit, value, nearUpper), bit, value, nearLower);
            r = T.SetAbove(r, bit, value, previous);
            f = T.SetBelow(f, bit, value, previous);
            previous = value;
            bit <<= 1;
        }

        (above, below, outside, close, rises, falls) = (a, b, o, c, r, f);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T TwoInThree(T above, T below, T near)
    {
        var sameSide = (above & (above >> 1) & (above >> 2)) | (below & (below >> 1) & (below >> 2));
        var two = sameSide & ((near & (near >> 1)) | (near & (near >> 2)) | ((near >> 1) & (near >> 2)));
        return (two | (two << 1) | (two << 2)) & near;
    }

    // Where runs of ones start, by doubling: two, four, then two or three more.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Six(T ones)
    {
        var two = ones & (ones >> 1);
        return two & (two >> 2) & (two >> 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Seven(T ones)
    {
        var two = ones & (ones >> 1);
        var four = two & (two >> 2);
        return four & (four >> 3);
    }

    // From the start of a run to the seven points of it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Spread(T starts)
    {
        var two = starts | (starts << 1);
        var four = two | (two << 2);
        return four | (four << 3);
    }

    /// <summary>Turns the bits of each series into bytes, eight points at a time; series stand <paramref name="stride"/> bytes apart.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Write(T outside, T trend, T two, T shift, T up, int count, ref byte marks, int stride)
    {
        const int Eight = sizeof(ulong);
        for (var left = count; left > 0; left -= Eight)
        {
            var bytes = T.AddBytes(default, outside, (byte)SpecialCauses.Outside);
            bytes = T.AddBytes(bytes, trend, (byte)SpecialCauses.Trend);
            bytes = T.AddBytes(bytes, two, (byte)SpecialCauses.TwoInThree);
            bytes = T.AddBytes(bytes, shift, (byte)SpecialCauses.Shift);
            bytes = T.AddBytes(bytes, up, XmrMark.Up);
            if (left >= Eight) bytes.Store(ref marks, stride);
            else StoreRest(bytes, left, ref marks, stride);

            marks = ref Unsafe.Add(ref marks, Eight);
            (outside, trend, two, shift, up) = (outside >> Eight, trend >> Eight, two >> Eight, shift >> Eight, up >> Eight);
        }
    }

    // Apart, so that the bytes after the last point, which belong to the next series, stay as they are.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreRest(T bytes, int count, ref byte marks, int stride)
    {
        Span<byte> eight = stackalloc byte[sizeof(ulong)];
        for (var lane = 0; lane < T.Count; lane++)
        {
            MemoryMarshal.Write(eight, bytes.Bits(lane));
            for (var point = 0; point < count; point++) Unsafe.Add(ref marks, (lane * stride) + point) = eight[point];
        }
    }
}
