namespace MissionGov.Analysis.Distributions;

/// <summary>The beta distribution on 0 to 1.</summary>
/// <remarks>
/// Source: the continued fraction of the incomplete beta function, Abramowitz and Stegun, Handbook of Mathematical Functions,
/// 26.5.8, in the even and odd steps of Lentz's method (Applied Optics 15, 1976); quantiles by Newton's steps inside a bracket.
/// </remarks>
internal sealed class Beta(double a, double b)
{
    private const int MostTerms = 10_000;
    private const int MostSteps = 200;
    private const double Converged = 1e-16;
    private const double Tiny = 1e-300;

    private readonly double _logScale = LogGamma.Of(a + b) - LogGamma.Of(a) - LogGamma.Of(b);

    public double Density(double x) => x is < 0 or > 1 ? 0
        : x == 0 ? (a == 1 ? b : a < 1 ? double.PositiveInfinity : 0)
        : x == 1 ? (b == 1 ? a : b < 1 ? double.PositiveInfinity : 0)
        : Math.Exp(_logScale + ((a - 1) * Math.Log(x)) + ((b - 1) * Math.Log(1 - x)));

    public double Cumulative(double x)
    {
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        var front = Math.Exp(_logScale + (a * Math.Log(x)) + (b * Math.Log(1 - x)));

        // The fraction converges fast on the near side of the mean; the far side is its mirror.
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - (front * Fraction(1 - x, b, a) / b);
    }

    /// <summary>The value below which a share of outcomes lies.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="near">Where to begin, such as the quantile of a share close by.</param>
    public double Quantile(double share, double near = 0.5)
    {
        if (share <= 0) return 0;
        if (share >= 1) return 1;
        double low = 0, high = 1, x = near is > 0 and < 1 ? near : 0.5;
        for (var step = 0; step < MostSteps; step++)
        {
            var excess = Cumulative(x) - share;
            if (excess > 0) high = x; else low = x;
            var next = x - (excess / Density(x));
            if (!(next > low && next < high)) next = (low + high) / 2;
            if (Math.Abs(next - x) <= 2 * (double.BitIncrement(x) - x)) return next;
            x = next;
        }

        return x;
    }

    private static double Fraction(double x, double a, double b)
    {
        double up = 1, down = NotZero(1 - ((a + b) * x / (a + 1)));
        down = 1 / down;
        var result = down;
        for (var m = 1; m <= MostTerms; m++)
        {
            Take(m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m))));
            var change = Take(-(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1)));
            if (Math.Abs(change - 1) <= Converged) break;
        }

        return result;

        double Take(double coefficient)
        {
            down = 1 / NotZero(1 + (coefficient * down));
            up = NotZero(1 + (coefficient / up));
            result *= up * down;
            return up * down;
        }

        static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }
}
