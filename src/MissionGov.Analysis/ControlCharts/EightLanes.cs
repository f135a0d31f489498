using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MissionGov.Analysis.ControlCharts;

/// <summary>Eight series: registers of 512 bits.</summary>
internal readonly struct EightLanes(Vector512<double> lanes) : ILanes<EightLanes>
{
    // Bit i for byte i.
    private const ulong OneBitEach = 0x8040_2010_0804_0201;

    private readonly Vector512<double> _lanes = lanes;

    public static int Count => Vector512<double>.Count;

    public double this[int lane] => _lanes[lane];

    public static EightLanes Create(double value) => new(Vector512.Create(value));

    public static EightLanes Create(ulong bits) => new(Vector512.Create(bits).AsDouble());

    public static EightLanes Load(ref double first, int offset) => new(Vector512.LoadUnsafe(ref first, (nuint)offset));

    public static EightLanes operator +(EightLanes left, EightLanes right) => new(left._lanes + right._lanes);

    public static EightLanes operator -(EightLanes left, EightLanes right) => new(left._lanes - right._lanes);

    public static EightLanes operator *(EightLanes left, EightLanes right) => new(left._lanes * right._lanes);

    public static EightLanes operator /(EightLanes left, EightLanes right) => new(left._lanes / right._lanes);

    public static EightLanes operator &(EightLanes left, EightLanes right) => new(left._lanes & right._lanes);

    public static EightLanes operator |(EightLanes left, EightLanes right) => new(left._lanes | right._lanes);

    public static EightLanes operator ~(EightLanes bits) => new(~bits._lanes);

    public static EightLanes operator <<(EightLanes bits, int by) => new((bits._lanes.AsUInt64() << by).AsDouble());

    public static EightLanes operator >>(EightLanes bits, int by) => new((bits._lanes.AsUInt64() >> by).AsDouble());

    public static EightLanes Fused(EightLanes left, EightLanes right, EightLanes add) => new(Vector512.FusedMultiplyAdd(left._lanes, right._lanes, add._lanes));

    public static EightLanes Abs(EightLanes value) => new(Vector512.Abs(value._lanes));

    public static EightLanes Above(EightLanes value, EightLanes than) => new(Vector512.GreaterThan(value._lanes, than._lanes));

    public static EightLanes Below(EightLanes value, EightLanes than) => new(Vector512.LessThan(value._lanes, than._lanes));

    public static bool AllBelow(EightLanes value, EightLanes than) => Vector512.LessThanAll(value._lanes, than._lanes);

    // Compared and set in one expression, which becomes one masked instruction.
    public static EightLanes SetAbove(EightLanes bits, EightLanes bit, EightLanes value, EightLanes than) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(value._lanes, than._lanes).AsUInt64(), bits._lanes.AsUInt64() | bit._lanes.AsUInt64(), bits._lanes.AsUInt64()).AsDouble());

    public static EightLanes SetBelow(EightLanes bits, EightLanes bit, EightLanes value, EightLanes than) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(value._lanes, than._lanes).AsUInt64(), bits._lanes.AsUInt64() | bit._lanes.AsUInt64(), bits._lanes.AsUInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes AddBytes(EightLanes bytes, EightLanes bits, byte value)
    {
        // The lowest byte of each lane, eight times.
        var spread = Vector512.Shuffle(bits._lanes.AsByte(), Vector512.Create(
            (byte)0, 0, 0, 0, 0, 0, 0, 0,
            8, 8, 8, 8, 8, 8, 8, 8,
            16, 16, 16, 16, 16, 16, 16, 16,
            24, 24, 24, 24, 24, 24, 24, 24,
            32, 32, 32, 32, 32, 32, 32, 32,
            40, 40, 40, 40, 40, 40, 40, 40,
            48, 48, 48, 48, 48, 48, 48, 48,
            56, 56, 56, 56, 56, 56, 56, 56));
        var own = Vector512.Create(OneBitEach).AsByte();
        return new(Vector512.ConditionalSelect(Vector512.Equals(spread & own, own), bytes._lanes.AsByte() + Vector512.Create(value), bytes._lanes.AsByte()).AsDouble());
    }

    public ulong Bits(int lane) => _lanes.AsUInt64()[lane];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref byte at, int stride)
    {
        new FourLanes(_lanes.GetLower()).Store(ref at, stride);
        new FourLanes(_lanes.GetUpper()).Store(ref Unsafe.Add(ref at, FourLanes.Count * stride), stride);
    }
}
