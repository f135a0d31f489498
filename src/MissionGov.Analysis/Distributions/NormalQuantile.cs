using System.Runtime.Intrinsics;

namespace MissionGov.Analysis.Distributions;

/// <summary>Quantiles of the standard normal distribution, eight at a time.</summary>
/// <remarks>Source: algorithm AS 241 (PPND16) of Wichura, Applied Statistics 37 (1988): three ratios of polynomials.</remarks>
internal static class NormalQuantile
{
    /// <summary>How far from a half a share may lie for the middle part to hold.</summary>
    public const double MiddleReach = 0.425;

    private const double NearShift = 1.6;
    private const double FarFrom = 5;

    private static readonly double[] MiddleUp = [2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4, 1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080];
    private static readonly double[] MiddleDown = [5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4, 5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1];
    private static readonly double[] NearUp = [7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258, 3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734];
    private static readonly double[] NearDown = [1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940, 2.05319162663775882187, 1];
    private static readonly double[] FarUp = [2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720];
    private static readonly double[] FarDown = [2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1];

    /// <summary>For shares within reach of a half.</summary>
    /// <param name="fromMiddle">The share less a half.</param>
    public static Vector512<double> Middle(Vector512<double> fromMiddle)
    {
        var r = Vector512.Create(MiddleReach * MiddleReach) - (fromMiddle * fromMiddle);
        return fromMiddle * Polynomial(r, MiddleUp) / Polynomial(r, MiddleDown);
    }

    /// <summary>For the others.</summary>
    /// <param name="fromMiddle">The share less a half.</param>
    public static Vector512<double> Tail(Vector512<double> fromMiddle)
    {
        var distance = Vector512.Sqrt(-Logarithm(Vector512.Create(0.5) - Vector512.Abs(fromMiddle)));
        var near = distance - Vector512.Create(NearShift);
        var size = Polynomial(near, NearUp) / Polynomial(near, NearDown);
        var isFar = Vector512.GreaterThan(distance, Vector512.Create(FarFrom));
        if (isFar.ExtractMostSignificantBits() != 0)
        {
            var far = distance - Vector512.Create(FarFrom);
            size = Vector512.ConditionalSelect(isFar, Polynomial(far, FarUp) / Polynomial(far, FarDown), size);
        }

        return Vector512.CopySign(size, fromMiddle);
    }

    // The highest power comes first.
    private static Vector512<double> Polynomial(Vector512<double> x, double[] coefficients)
    {
        var sum = Vector512.Create(coefficients[0]);
        for (var k = 1; k < 8; k++) sum = (sum * x) + Vector512.Create(coefficients[k]);
        return sum;
    }

    // ln(2^e m) = e ln 2 + 2 artanh((m - 1) / (m + 1)), with m from √½ to √2 and the series of artanh.
    private static Vector512<double> Logarithm(Vector512<double> x)
    {
        var bits = x.AsUInt64();
        var mantissa = ((bits & Vector512.Create(0x000FFFFFFFFFFFFFUL)) | Vector512.Create(0x3FF0000000000000UL)).AsDouble();
        var exponent = Vector512.ConvertToDouble((bits >>> 52).AsInt64()) - Vector512.Create(1023.0);
        var high = Vector512.GreaterThan(mantissa, Vector512.Create(1.4142135623730951));
        mantissa = Vector512.ConditionalSelect(high, mantissa * 0.5, mantissa);
        exponent += Vector512.ConditionalSelect(high, Vector512<double>.One, Vector512<double>.Zero);
        var s = (mantissa - Vector512<double>.One) / (mantissa + Vector512<double>.One);
        var square = s * s;
        var sum = Vector512<double>.Zero;
        for (var odd = 21; odd >= 1; odd -= 2) sum = (sum * square) + Vector512.Create(1.0 / odd);
        return (exponent * 0.6931471805599453) + (2 * s * sum);
    }
}
