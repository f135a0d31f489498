using System.Numerics;

namespace MissionGov.Analysis.Distributions;

/// <summary>Random numbers from a seed: the same sequence on every machine and version.</summary>
/// <remarks>
/// Sources: xoshiro256** 1.0 by Blackman and Vigna (ACM Transactions on Mathematical Software 47, 2021), seeded by splitmix64
/// as its authors advise; normal numbers by the ratio of uniforms with Leva's quadratic bounds (ACM TOMS 18, 1992, algorithm
/// 712), which is plain arithmetic: the logarithm decides only on the rare point between the bounds.
/// </remarks>
internal sealed class RandomNumbers
{
    // Of splitmix64: the golden ratio's fraction, and its two mixing factors.
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const ulong FirstMix = 0xBF58476D1CE4E5B9;
    private const ulong SecondMix = 0x94D049BB133111EB;

    // A double holds 53 bits.
    private const double Unit = 1.0 / (1UL << 53);

    // Leva 1992: width of the strip, centre of the bounds, their shape, and how far each reaches.
    private const double Strip = 1.7156;
    private const double CentreU = 0.449871;
    private const double CentreV = -0.386595;
    private const double Across = 0.196;
    private const double Slanted = 0.25472;
    private const double Inside = 0.27597;
    private const double Outside = 0.27846;

    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    public RandomNumbers(int seed)
        : this(unchecked((ulong)seed))
    {
    }

    /// <summary>One of many sequences from the same seed.</summary>
    public RandomNumbers(int seed, int sequence)
        : this(Mixed(seed) + (uint)sequence)
    {
    }

    private RandomNumbers(ulong state)
    {
        (_a, _b, _c, _d) = (Mix(ref state), Mix(ref state), Mix(ref state), Mix(ref state));
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong Bits()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Between 0 and 1, neither included.</summary>
    public double Uniform() => ((Bits() >> 11) + 0.5) * Unit;

    /// <summary>Normal with mean 0 and standard deviation 1.</summary>
    public double Normal()
    {
        while (true)
        {
            var u = Uniform();
            var v = Strip * (Uniform() - 0.5);
            var x = u - CentreU;
            var y = Math.Abs(v) - CentreV;
            var reach = (x * x) + (y * ((Across * y) - (Slanted * x)));
            if (reach < Inside || (reach <= Outside && v * v <= -4 * u * u * Math.Log(u))) return v / u;
        }
    }

    // So that the sequences of neighbouring seeds are not each other's.
    private static ulong Mixed(int seed)
    {
        var state = unchecked((ulong)seed);
        return Mix(ref state);
    }

    private static ulong Mix(ref ulong state)
    {
        var mixed = state += Golden;
        mixed = (mixed ^ (mixed >> 30)) * FirstMix;
        mixed = (mixed ^ (mixed >> 27)) * SecondMix;
        return mixed ^ (mixed >> 31);
    }
}
