using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MissionGov.Analysis.ControlCharts;

/// <summary>Four series: registers of 256 bits.</summary>
internal readonly struct FourLanes(Vector256<double> lanes) : ILanes<FourLanes>
{
    // Bit i for byte i.
    private const ulong OneBitEach = 0x8040_2010_0804_0201;

    private readonly Vector256<double> _lanes = lanes;

    public static int Count => Vector256<double>.Count;

    public double this[int lane] => _lanes[lane];

    public static FourLanes Create(double value) => new(Vector256.Create(value));

    public static FourLanes Create(ulong bits) => new(Vector256.Create(bits).AsDouble());

    public static FourLanes Load(ref double first, int offset) => new(Vector256.LoadUnsafe(ref first, (nuint)offset));

    public static FourLanes operator +(FourLanes left, FourLanes right) => new(left._lanes + right._lanes);

    public static FourLanes operator -(FourLanes left, FourLanes right) => new(left._lanes - right._lanes);

    public static FourLanes operator *(FourLanes left, FourLanes right) => new(left._lanes * right._lanes);

    public static FourLanes operator /(FourLanes left, FourLanes right) => new(left._lanes / right._lanes);

    public static FourLanes operator &(FourLanes left, FourLanes right) => new(left._lanes & right._lanes);

    public static FourLanes operator |(FourLanes left, FourLanes right) => new(left._lanes | right._lanes);

    public static FourLanes operator ~(FourLanes bits) => new(~bits._lanes);

    public static FourLanes operator <<(FourLanes bits, int by) => new((bits._lanes.AsUInt64() << by).AsDouble());

    public static FourLanes operator >>(FourLanes bits, int by) => new((bits._lanes.AsUInt64() >> by).AsDouble());

    public static FourLanes Fused(FourLanes left, FourLanes right, FourLanes add) => new(Vector256.FusedMultiplyAdd(left._lanes, right._lanes, add._lanes));

    public static FourLanes Abs(FourLanes value) => new(Vector256.Abs(value._lanes));

    public static FourLanes Above(FourLanes value, FourLanes than) => new(Vector256.GreaterThan(value._lanes, than._lanes));

    public static FourLanes Below(FourLanes value, FourLanes than) => new(Vector256.LessThan(value._lanes, than._lanes));

    public static bool AllBelow(FourLanes value, FourLanes than) => Vector256.LessThanAll(value._lanes, than._lanes);

    public static FourLanes SetAbove(FourLanes bits, FourLanes bit, FourLanes value, FourLanes than) => new(bits._lanes | (bit._lanes & Vector256.GreaterThan(value._lanes, than._lanes)));

    public static FourLanes SetBelow(FourLanes bits, FourLanes bit, FourLanes value, FourLanes than) => new(bits._lanes | (bit._lanes & Vector256.LessThan(value._lanes, than._lanes)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes AddBytes(FourLanes bytes, FourLanes bits, byte value)
    {
        // The lowest byte of each lane, eight times.
        var spread = Vector256.Shuffle(bits._lanes.AsByte(), Vector256.Create(
            (byte)0, 0, 0, 0, 0, 0, 0, 0,
            8, 8, 8, 8, 8, 8, 8, 8,
            16, 16, 16, 16, 16, 16, 16, 16,
            24, 24, 24, 24, 24, 24, 24, 24));
        var own = Vector256.Create(OneBitEach).AsByte();
        return new((bytes._lanes.AsByte() + (Vector256.Equals(spread & own, own) & Vector256.Create(value))).AsDouble());
    }

    public ulong Bits(int lane) => _lanes.AsUInt64()[lane];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref byte at, int stride)
    {
        var (low, high) = (_lanes.GetLower().AsUInt64(), _lanes.GetUpper().AsUInt64());
        Unsafe.WriteUnaligned(ref at, low.GetElement(0));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, stride), low.GetElement(1));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 2 * stride), high.GetElement(0));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 3 * stride), high.GetElement(1));
    }
}
