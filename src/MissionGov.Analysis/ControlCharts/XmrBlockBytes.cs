using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MissionGov.Analysis.ControlCharts;

/// <summary>The marks of a window of points: one lane a series, one bit a point.</summary>
internal readonly record struct XmrBits(Vector512<ulong> Outside, Vector512<ulong> Trend, Vector512<ulong> TwoInThree, Vector512<ulong> Shift, Vector512<ulong> Up);

/// <summary>Turns bits of eight series into bytes: eight points of each at a time.</summary>
internal static class XmrBlockBytes
{
    private const int PointsAtATime = sizeof(ulong);

    // Bit i for byte i.
    private const ulong OneBitEach = 0x8040_2010_0804_0201;

    /// <summary>Writes the points of each series from one to another of the window; series stand <paramref name="stride"/> bytes apart.</summary>
    public static void Write(in XmrBits window, int from, int to, Span<byte> marks, int stride)
    {
        Vector512<ulong> outside = window.Outside >> from, trend = window.Trend >> from, two = window.TwoInThree >> from, shift = window.Shift >> from, up = window.Up >> from;
        ref var at = ref MemoryMarshal.GetReference(marks);
        for (var left = to - from; left > 0; left -= PointsAtATime)
        {
            var bytes = Add(SpecialCauses.Outside, outside, default);
            bytes = Add(SpecialCauses.Trend, trend, bytes);
            bytes = Add(SpecialCauses.TwoInThree, two, bytes);
            bytes = Add(SpecialCauses.Shift, shift, bytes);
            bytes = Add((SpecialCauses)XmrMark.Up, up, bytes);
            if (left >= PointsAtATime) Store(bytes, ref at, stride);
            else StoreRest(bytes, left, ref at, stride);

            at = ref Unsafe.Add(ref at, PointsAtATime);
            outside >>= PointsAtATime;
            trend >>= PointsAtATime;
            two >>= PointsAtATime;
            shift >>= PointsAtATime;
            up >>= PointsAtATime;
        }
    }

    /// <summary>Adds a rule to the bytes whose bit is set among the lowest eight of their lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Add(SpecialCauses cause, Vector512<ulong> bits, Vector512<byte> bytes)
    {
        // The lowest byte of each lane, eight times.
        var spread = Vector512.Shuffle(bits.AsByte(), Vector512.Create(
            (byte)0, 0, 0, 0, 0, 0, 0, 0,
            8, 8, 8, 8, 8, 8, 8, 8,
            16, 16, 16, 16, 16, 16, 16, 16,
            24, 24, 24, 24, 24, 24, 24, 24,
            32, 32, 32, 32, 32, 32, 32, 32,
            40, 40, 40, 40, 40, 40, 40, 40,
            48, 48, 48, 48, 48, 48, 48, 48,
            56, 56, 56, 56, 56, 56, 56, 56));
        var own = Vector512.Create(OneBitEach).AsByte();
        return Vector512.ConditionalSelect(Vector512.Equals(spread & own, own), bytes + Vector512.Create((byte)cause), bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<byte> bytes, ref byte at, int stride)
    {
        Store(bytes.GetLower().GetLower().AsUInt64(), ref at, stride);
        Store(bytes.GetLower().GetUpper().AsUInt64(), ref Unsafe.Add(ref at, 2 * stride), stride);
        Store(bytes.GetUpper().GetLower().AsUInt64(), ref Unsafe.Add(ref at, 4 * stride), stride);
        Store(bytes.GetUpper().GetUpper().AsUInt64(), ref Unsafe.Add(ref at, 6 * stride), stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<ulong> pair, ref byte at, int stride)
    {
        Unsafe.WriteUnaligned(ref at, pair.GetElement(0));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, stride), pair.GetElement(1));
    }

    // Apart, so that the bytes after the last point, which belong to the next series, stay as they are.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreRest(Vector512<byte> bytes, int count, ref byte at, int stride)
    {
        for (var lane = 0; lane < XmrBlock.Lanes; lane++)
        {
            for (var point = 0; point < count; point++) Unsafe.Add(ref at, (lane * stride) + point) = bytes[(lane * PointsAtATime) + point];
        }
    }
}
