using System.Runtime.Intrinsics;

namespace MissionGov.Analysis.Distributions;

/// <summary>Eight sequences of xoshiro256** side by side.</summary>
internal sealed class WideNumbers
{
    private Vector512<ulong> _a;
    private Vector512<ulong> _b;
    private Vector512<ulong> _c;
    private Vector512<ulong> _d;

    /// <param name="source">Where their states come from.</param>
    public WideNumbers(RandomNumbers source) => (_a, _b, _c, _d) = (Eight(source), Eight(source), Eight(source), Eight(source));

    /// <summary>The next 64 random bits of each.</summary>
    public Vector512<ulong> Next()
    {
        // Times 5 and 9, by shifts: not every processor multiplies so wide.
        var five = (_b << 2) + _b;
        var turned = (five << 7) | (five >>> 57);
        var result = (turned << 3) + turned;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = (_d << 45) | (_d >>> 19);
        return result;
    }

    private static Vector512<ulong> Eight(RandomNumbers source)
    {
        Span<ulong> states = stackalloc ulong[Vector512<ulong>.Count];
        for (var lane = 0; lane < states.Length; lane++) states[lane] = source.Bits();
        return Vector512.Create<ulong>(states);
    }
}
