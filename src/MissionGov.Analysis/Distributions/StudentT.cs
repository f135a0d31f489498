namespace MissionGov.Analysis.Distributions;

/// <summary>Student's t distribution with a whole number of degrees of freedom.</summary>
/// <remarks>
/// Cumulative: the finite sums of Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4, exact
/// for whole degrees of freedom. Quantile: bisection on it, refined by Newton steps. Accurate to about 1e-14 absolute.
/// </remarks>
internal static class StudentT
{
    private const int BracketDoublings = 200;
    private const int MaximumSteps = 200;

    public static double Cumulative(double t, int degreesOfFreedom)
    {
        var angle = Math.Atan(t / Math.Sqrt(degreesOfFreedom));
        var (sine, cosine) = Math.SinCos(angle);
        var odd = degreesOfFreedom % 2 == 1;
        if (degreesOfFreedom == 1) return 0.5 + (angle / Math.PI);

        double term = odd ? cosine : 1, sum = term;
        for (var k = odd ? 3 : 2; k < degreesOfFreedom; k += 2) sum += term *= cosine * cosine * (k - 1) / k;
        return odd ? 0.5 + ((angle + (sine * sum)) / Math.PI) : 0.5 + (sine * sum / 2);
    }

    public static double Quantile(double probability, int degreesOfFreedom)
    {
        if (probability == 0.5) return 0;
        if (probability < 0.5) return -Quantile(1 - probability, degreesOfFreedom);

        double low = 0, high = 1;
        for (var k = 0; k < BracketDoublings && Cumulative(high, degreesOfFreedom) < probability; k++) high *= 2;

        // Newton's step where it stays inside the bracket, else the middle of the bracket.
        var peak = PeakDensity(degreesOfFreedom);
        var t = (low + high) / 2;
        for (var step = 0; step < MaximumSteps; step++)
        {
            var excess = Cumulative(t, degreesOfFreedom) - probability;
            if (excess > 0) high = t; else low = t;
            var density = peak * Math.Pow(1 + (t * t / degreesOfFreedom), -(degreesOfFreedom + 1) / 2.0);
            var next = t - (excess / density);
            if (!(next > low && next < high)) next = (low + high) / 2;
            if (Math.Abs(next - t) <= double.BitIncrement(t) - t) break;
            t = next;
        }

        return t;
    }

    // The density at 0, by the recurrence of the gamma function from 1 or 2 degrees of freedom.
    private static double PeakDensity(int degreesOfFreedom)
    {
        var odd = degreesOfFreedom % 2 == 1;
        var gammaRatio = odd ? 1 / Math.Sqrt(Math.PI) : Math.Sqrt(Math.PI) / 2;
        for (var k = odd ? 1 : 2; k < degreesOfFreedom; k += 2) gammaRatio *= (k + 1.0) / k;
        return gammaRatio / Math.Sqrt(degreesOfFreedom * Math.PI);
    }
}
