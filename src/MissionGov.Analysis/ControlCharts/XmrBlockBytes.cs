using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MissionGov.Analysis.ControlCharts;

/// <summary>The marks of a window of points: one lane a series, one bit a point.</summary>
internal readonly record struct XmrBits(Vector512<ulong> Outside, Vector512<ulong> Trend, Vector512<ulong> TwoInThree, Vector512<ulong> Shift, Vector512<ulong> Up)
{
    /// <summary>The same without its first points.</summary>
    public XmrBits From(int point) => new(Outside >> point, Trend >> point, TwoInThree >> point, Shift >> point, Up >> point);
}

/// <summary>Turns bits of eight series into bytes: eight points of each at a time.</summary>
internal static class XmrBlockBytes
{
    private const int PointsAtATime = sizeof(ulong);

    // Bit i for byte i.
    private const ulong OneBitEach = 0x8040_2010_0804_0201;

    /// <summary>Writes so many points of each series; series stand <paramref name="stride"/> bytes apart.</summary>
    public static void Write(in XmrBits window, int count, Span<byte> marks, int stride)
    {
        var bits = window;
        ref var first = ref MemoryMarshal.GetReference(marks);
        Span<byte> rest = stackalloc byte[PointsAtATime];
        for (var point = 0; point < count; point += PointsAtATime)
        {
            var bytes = Bytes(bits.Outside, SpecialCauses.Outside) | Bytes(bits.Trend, SpecialCauses.Trend) | Bytes(bits.TwoInThree, SpecialCauses.TwoInThree)
                | Bytes(bits.Shift, SpecialCauses.Shift) | Bytes(bits.Up, (SpecialCauses)XmrMark.Up);
            var isWhole = count - point >= PointsAtATime;
            for (var lane = 0; lane < XmrBlock.Lanes; lane++)
            {
                var eight = bytes.AsUInt64()[lane];
                if (isWhole)
                {
                    Unsafe.WriteUnaligned(ref Unsafe.Add(ref first, (lane * stride) + point), eight);
                    continue;
                }

                MemoryMarshal.Write(rest, eight);
                rest[..(count - point)].CopyTo(marks[((lane * stride) + point)..]);
            }

            bits = bits.From(PointsAtATime);
        }
    }

    /// <summary>The lowest eight bits of each lane as its eight bytes: the rule where the bit is set, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Bytes(Vector512<ulong> bits, SpecialCauses cause)
    {
        // The lowest byte of each lane, eight times.
        var spread = Vector512.Shuffle(bits.AsByte(), Vector512.Create(Vector256.Create(Vector128.Create((byte)0, 0, 0, 0, 0, 0, 0, 0, 8, 8, 8, 8, 8, 8, 8, 8), Vector128.Create((byte)16, 16, 16, 16, 16, 16, 16, 16, 24, 24, 24, 24, 24, 24, 24, 24)), Vector256.Create(Vector128.Create((byte)32, 32, 32, 32, 32, 32, 32, 32, 40, 40, 40, 40, 40, 40, 40, 40), Vector128.Create((byte)48, 48, 48, 48, 48, 48, 48, 48, 56, 56, 56, 56, 56, 56, 56, 56))));
        var own = Vector512.Create(OneBitEach).AsByte();
        return Vector512.Equals(spread & own, own) & Vector512.Create((byte)cause);
    }
}
