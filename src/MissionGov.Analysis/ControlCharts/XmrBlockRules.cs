using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MissionGov.Analysis.ControlCharts;

/// <summary>
/// The rules of <see cref="RunRules"/> for eight interleaved series. Each lane holds one bit for each point of a window of 64, so
/// that a run is found by shifting and masking. Windows overlap by the reach of the rules.
/// </summary>
internal static class XmrBlockRules
{
    private const int Window = 64;

    // A point's marks depend on points no further away than the length of a run, less itself.
    private const int Reach = RunRules.RunLength - 1;

    /// <summary>Writes the marks of each series one after another, <paramref name="points"/> of each.</summary>
    public static void Mark(ref double first, int points, Vector512<double> mean, Vector512<double> range, Span<byte> marks)
    {
        for (var start = 0; ; start += Window - (2 * Reach))
        {
            var count = Math.Min(Window, points - start);
            var isLast = start + count == points;
            var bits = Read(ref Unsafe.Add(ref first, start * XmrBlock.Lanes), count, mean, range);
            var from = start == 0 ? 0 : Reach;
            var to = isLast ? count : Window - Reach;
            XmrBlockBytes.Write(bits, from, to, marks[(start + from)..], points);
            if (isLast) return;
        }
    }

    private static XmrBits Read(ref double first, int count, Vector512<double> mean, Vector512<double> range)
    {
        var reach = range * ProcessLimits.LimitFactor;
        var close = range * ProcessLimits.NearFactor;
        Vector512<double> upper = mean + reach, lower = mean - reach, nearUpper = mean + close, nearLower = mean - close;
        Vector512<ulong> above = default, below = default, outside = default, near = default, rises = default, falls = default;
        var previous = Vector512.LoadUnsafe(ref first);
        var bit = Vector512<ulong>.One;
        for (var t = 0; t < count; t++)
        {
            var value = Vector512.LoadUnsafe(ref first, (nuint)(t * XmrBlock.Lanes));
            above = Set(above, bit, Vector512.GreaterThan(value, mean));
            below = Set(below, bit, Vector512.LessThan(value, mean));
            outside = Set(Set(outside, bit, Vector512.GreaterThan(value, upper)), bit, Vector512.LessThan(value, lower));
            near = Set(Set(near, bit, Vector512.GreaterThan(value, nearUpper)), bit, Vector512.LessThan(value, nearLower));
            rises = Set(rises, bit, Vector512.GreaterThan(value, previous));
            falls = Set(falls, bit, Vector512.LessThan(value, previous));
            previous = value;
            bit <<= 1;
        }

        return Rules(above, below, outside, near & ~outside, rises, falls);
    }

    // Written so that it becomes one masked instruction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Set(Vector512<ulong> bits, Vector512<ulong> bit, Vector512<double> where) => Vector512.ConditionalSelect(where.AsUInt64(), bits | bit, bits);

    private static XmrBits Rules(Vector512<ulong> above, Vector512<ulong> below, Vector512<ulong> outside, Vector512<ulong> near, Vector512<ulong> rises, Vector512<ulong> falls)
    {
        // A step is noted at the point it leads to; a trend starts one point earlier.
        var (up, down) = (Spread(Six(rises) >> 1), Spread(Six(falls) >> 1));
        var trend = up | down;
        var upwards = up & ~(down & (falls >> 1));

        var sameSide = (above & (above >> 1) & (above >> 2)) | (below & (below >> 1) & (below >> 2));
        var two = sameSide & ((near & (near >> 1)) | (near & (near >> 2)) | ((near >> 1) & (near >> 2)));

        return new XmrBits(
            outside,
            trend,
            (two | (two << 1) | (two << 2)) & near,
            Spread(Seven(above)) | Spread(Seven(below)),
            (trend & ~outside & upwards) | (above & ~(trend & ~outside)));
    }

    // Where runs of ones start, by doubling: two, four, then two or three more.
    private static Vector512<ulong> Six(Vector512<ulong> ones)
    {
        var two = ones & (ones >> 1);
        return two & (two >> 2) & (two >> 4);
    }

    private static Vector512<ulong> Seven(Vector512<ulong> ones)
    {
        var two = ones & (ones >> 1);
        var four = two & (two >> 2);
        return four & (four >> 3);
    }

    // From the start of a run to the seven points of it.
    private static Vector512<ulong> Spread(Vector512<ulong> starts)
    {
        var two = starts | (starts << 1);
        var four = two | (two << 2);
        return four | (four << 3);
    }
}
