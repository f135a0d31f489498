namespace MissionGov.Analysis.Distributions;

/// <summary>The chi-squared distribution with a whole number of degrees of freedom.</summary>
/// <remarks>Source: the finite sums of Abramowitz and Stegun, Handbook of Mathematical Functions, 26.4.4 and 26.4.5.</remarks>
internal static class ChiSquare
{
    private const int Halvings = 200;

    /// <summary>The share of outcomes above a value, accurate far out as well.</summary>
    public static double UpperTail(double x, int degreesOfFreedom)
    {
        if (x <= 0) return 1;
        var root = Math.Sqrt(x);
        var odd = degreesOfFreedom % 2 == 1;

        // Odd: both normal tails, then x^(1/2), x^(3/2)/3, ... times twice the density. Even: 1, x/2, x²/(2·4), ... times e^(-x/2).
        var sum = odd ? 2 * StandardNormal.Cumulative(-root) : 0;
        var term = odd ? 2 * StandardNormal.Density(root) * root : Math.Exp(-x / 2);
        for (var next = odd ? 3 : 2; next <= degreesOfFreedom; next += 2)
        {
            sum += term;
            term *= x / next;
        }

        return Math.Min(sum, 1);
    }

    /// <summary>The value above which the given share of outcomes lies, by bisection to the last digit.</summary>
    /// <param name="share">Between 0 and 1, both excluded.</param>
    /// <param name="degreesOfFreedom">1 or more.</param>
    public static double UpperQuantile(double share, int degreesOfFreedom)
    {
        double low = 0, high = degreesOfFreedom;
        while (UpperTail(high, degreesOfFreedom) > share) (low, high) = (high, high * 2);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            if (middle <= low || middle >= high) break;
            if (UpperTail(middle, degreesOfFreedom) > share) low = middle; else high = middle;
        }

        return (low + high) / 2;
    }
}
