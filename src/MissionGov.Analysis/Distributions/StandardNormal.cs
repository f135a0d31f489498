namespace MissionGov.Analysis.Distributions;

/// <summary>The normal distribution with mean 0 and standard deviation 1.</summary>
/// <remarks>
/// Cumulative: the series and the continued fraction of Abramowitz and Stegun, Handbook of Mathematical Functions,
/// 26.2.11 and 26.2.14. Quantile: their rational start 26.2.23, then Halley steps on the cumulative function.
/// Accurate to about 1e-15 absolute.
/// </remarks>
internal static class StandardNormal
{
    // Below this the series loses no digits; above it the continued fraction converges in a few dozen terms.
    private const double SeriesUpTo = 3;
    private const int FractionTerms = 60;

    // Halley triples the digits: 4.5e-4 (the start), 1e-10, 1e-30.
    private const int RefiningSteps = 3;

    private static readonly double InverseRootTwoPi = 1 / Math.Sqrt(2 * Math.PI);

    public static double Density(double x) => InverseRootTwoPi * Math.Exp(-x * x / 2);

    public static double Cumulative(double x)
    {
        if (Math.Abs(x) > SeriesUpTo) return x < 0 ? UpperTail(-x) : 1 - UpperTail(x);

        double term = x, sum = x;
        for (var odd = 3; Math.Abs(term) > double.Epsilon && sum + term != sum; odd += 2) sum += term *= x * x / odd;
        return 0.5 + (Density(x) * sum);
    }

    public static double Quantile(double probability)
    {
        if (probability == 0.5) return 0;
        if (probability > 0.5) return -Quantile(1 - probability);

        var x = RationalStart(probability);
        for (var step = 0; step < RefiningSteps; step++)
        {
            var newton = (Cumulative(x) - probability) / Density(x);
            x -= newton / (1 + (x * newton / 2));
        }

        return x;
    }

    private static double UpperTail(double x)
    {
        var fraction = x;
        for (var k = FractionTerms; k > 0; k--) fraction = x + (k / fraction);
        return Density(x) / fraction;
    }

    // Abramowitz and Stegun 26.2.23, lower half; error below 4.5e-4.
    private static double RationalStart(double probability)
    {
        var t = Math.Sqrt(-2 * Math.Log(probability));
        return -(t - ((2.515517 + (t * (0.802853 + (0.010328 * t)))) / (1 + (t * (1.432788 + (t * (0.189269 + (0.001308 * t))))))));
    }
}
