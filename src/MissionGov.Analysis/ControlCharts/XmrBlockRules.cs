using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    public static void Mark(ref double first, int points, Vector512<double> mean, Vector512<double> range, Span<byte> marks)
    {
        for (var start = 0; ; start += Window - (2 * Reach))
        {
            var count = Math.Min(Window, points - start);
            var isLast = start + count == points;
            var bits = Read(ref Unsafe.Add(ref first, start * XmrBlock.Lanes), count, mean, range);
            var from = start == 0 ? 0 : Reach;
            var to = isLast ? count : Window - Reach;
            Write(bits, from, to, ref Unsafe.Add(ref MemoryMarshal.GetReference(marks), start * XmrBlock.Lanes));
            if (isLast) return;
        }
    }

    private static Marks Read(ref double first, int count, Vector512<double> mean, Vector512<double> range)
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
            above |= Vector512.GreaterThan(value, mean).AsUInt64() & bit;
            below |= Vector512.LessThan(value, mean).AsUInt64() & bit;
            outside |= (Vector512.GreaterThan(value, upper) | Vector512.LessThan(value, lower)).AsUInt64() & bit;
            near |= (Vector512.GreaterThan(value, nearUpper) | Vector512.LessThan(value, nearLower)).AsUInt64() & bit;
            rises |= Vector512.GreaterThan(value, previous).AsUInt64() & bit;
            falls |= Vector512.LessThan(value, previous).AsUInt64() & bit;
            previous = value;
            bit <<= 1;
        }

        return Rules(above, below, outside, near & ~outside, rises, falls);
    }

    private static Marks Rules(Vector512<ulong> above, Vector512<ulong> below, Vector512<ulong> outside, Vector512<ulong> near, Vector512<ulong> rises, Vector512<ulong> falls)
    {
        // A step is noted at the point it leads to; a trend starts one point earlier.
        var (up, down) = (Spread(Six(rises) >> 1), Spread(Six(falls) >> 1));
        var trend = up | down;
        var upwards = up & ~(down & (falls >> 1));

        var sameSide = (above & (above >> 1) & (above >> 2)) | (below & (below >> 1) & (below >> 2));
        var two = sameSide & ((near & (near >> 1)) | (near & (near >> 2)) | ((near >> 1) & (near >> 2)));

        return new Marks(
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

    private static void Write(in Marks bits, int from, int to, ref byte marks)
    {
        var bit = Vector512.ShiftLeft(Vector512<ulong>.One, from);
        for (var t = from; t < to; t++)
        {
            var mark = Byte(bits.Outside, bit, SpecialCauses.Outside) | Byte(bits.Trend, bit, SpecialCauses.Trend) | Byte(bits.TwoInThree, bit, SpecialCauses.TwoInThree)
                | Byte(bits.Shift, bit, SpecialCauses.Shift) | Byte(bits.Up, bit, (SpecialCauses)XmrMark.Up);
            var narrow = Vector256.Narrow(Vector512.Narrow(mark, mark).GetLower(), Vector256<uint>.Zero);
            Vector128.Narrow(narrow.GetLower(), Vector128<ushort>.Zero).GetLower().StoreUnsafe(ref marks, (nuint)(t * XmrBlock.Lanes));
            bit <<= 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Byte(Vector512<ulong> bits, Vector512<ulong> bit, SpecialCauses cause) =>
        Vector512.AndNot(Vector512.Create((ulong)cause), Vector512.Equals(bits & bit, Vector512<ulong>.Zero));

    private readonly record struct Marks(Vector512<ulong> Outside, Vector512<ulong> Trend, Vector512<ulong> TwoInThree, Vector512<ulong> Shift, Vector512<ulong> Up);
}
