namespace MissionGov.Analysis.ControlCharts;

/// <summary>
/// Several series side by side in one register: the arithmetic that <see cref="XmrBlock"/> is written in, so that it is written once for
/// processors with wide and with narrow registers. A lane holds a number or 64 bits; comparisons give all bits or none.
/// </summary>
internal interface ILanes<T>
    where T : struct, ILanes<T>
{
    static abstract int Count { get; }

    static abstract T Create(double value);

    static abstract T Create(ulong bits);

    static abstract T Load(ref double first, int offset);

    static abstract T operator +(T left, T right);

    static abstract T operator -(T left, T right);

    static abstract T operator *(T left, T right);

    static abstract T operator /(T left, T right);

    static abstract T operator &(T left, T right);

    static abstract T operator |(T left, T right);

    static abstract T operator ~(T bits);

    static abstract T operator <<(T bits, int by);

    static abstract T operator >>(T bits, int by);

    /// <summary>left * right + add, rounded once.</summary>
    static abstract T Fused(T left, T right, T add);

    static abstract T Abs(T value);

    static abstract T Above(T value, T than);

    static abstract T Below(T value, T than);

    static abstract bool AllBelow(T value, T than);

    /// <summary>The bits with another bit set in the lanes where the value is above.</summary>
    static abstract T SetAbove(T bits, T bit, T value, T than);

    /// <summary>The bits with another bit set in the lanes where the value is below.</summary>
    static abstract T SetBelow(T bits, T bit, T value, T than);

    /// <summary>Adds a byte to each byte of a lane whose bit is set among the lane's lowest eight.</summary>
    static abstract T AddBytes(T bytes, T bits, byte value);

    double this[int lane] { get; }

    ulong Bits(int lane);

    /// <summary>Writes the eight bytes of each lane, so far apart.</summary>
    void Store(ref byte at, int stride);
}
