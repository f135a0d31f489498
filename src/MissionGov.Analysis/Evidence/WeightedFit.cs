namespace MissionGov.Analysis.Evidence;

/// <summary>
/// Estimates explained by one value, or by a straight line of a moderator, each weighted by 1 / (its variance + that between
/// studies); with what the likelihood and its slope need.
/// </summary>
/// <remarks>
/// Source: Raudenbush, in The Handbook of Research Synthesis and Meta-Analysis (2009), chapter 16. P is the weight matrix with what
/// the fitted columns take out of it; only its traces are needed, so that no matrix larger than 2 × 2 is held.
/// </remarks>
internal sealed class WeightedFit
{
    private readonly Moments _first;
    private readonly Moments _second;
    private readonly Moments _third;

    public WeightedFit(IReadOnlyList<EffectEstimate> estimates, double between, IReadOnlyList<double>? moderator = null)
    {
        var weights = estimates.Select(estimate => 1 / (estimate.Variance + between)).ToArray();
        Columns = moderator is null ? 1 : 2;
        _first = Moments.Of(weights, moderator, 1);
        _second = Moments.Of(weights, moderator, 2);
        _third = Moments.Of(weights, moderator, 3);
        double effects = 0, slopes = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            effects += weights[i] * estimates[i].Effect;
            slopes += weights[i] * estimates[i].Effect * (moderator?[i] ?? 0);
        }

        var determinant = _first.Determinant;
        Slope = moderator is null ? 0 : ((_first.Plain * slopes) - (_first.Once * effects)) / determinant;
        SlopeVariance = moderator is null ? 0 : _first.Plain / determinant;

        // The mean of what the slope leaves, so that equal estimates leave exactly nothing.
        var origin = estimates[0].Effect - (Slope * (moderator?[0] ?? 0));
        for (var i = 0; i < weights.Length; i++) Intercept += weights[i] * (estimates[i].Effect - (Slope * (moderator?[i] ?? 0)) - origin);
        Intercept = origin + (Intercept / _first.Plain);
        for (var i = 0; i < weights.Length; i++)
        {
            var residual = estimates[i].Effect - Intercept - (Slope * (moderator?[i] ?? 0));
            Squares += weights[i] * residual * residual;
            SquaresOfWeighted += weights[i] * weights[i] * residual * residual;
            LogVariances -= Math.Log(weights[i]);
        }

        Weights = weights;
    }

    public IReadOnlyList<double> Weights { get; }

    public int Columns { get; }

    /// <summary>The pooled effect, or where the line stands at a moderator of 0.</summary>
    public double Intercept { get; }

    public double Slope { get; }

    public double SlopeVariance { get; }

    public double Total => _first.Plain;

    /// <summary>Weighted squared differences: Cochran's Q.</summary>
    public double Squares { get; }

    /// <summary>The log-likelihood, without what never changes.</summary>
    public double Likelihood => -0.5 * (LogVariances + Squares);

    /// <summary>The restricted log-likelihood, without what never changes.</summary>
    public double RestrictedLikelihood => Likelihood - (0.5 * Math.Log(Columns == 1 ? _first.Plain : _first.Determinant));

    /// <summary>A step of Fisher's scoring in the variance between studies.</summary>
    public double Step => (SquaresOfWeighted - _first.Plain) / _second.Plain;

    /// <summary>The same for the restricted likelihood: (y'PPy − tr P) / tr PP.</summary>
    public double RestrictedStep
    {
        get
        {
            var (taken, takenTwice, takenSquared) = Traces;
            return (SquaresOfWeighted - (_first.Plain - taken)) / (_second.Plain - (2 * takenTwice) + takenSquared);
        }
    }

    private double SquaresOfWeighted { get; }

    private double LogVariances { get; }

    // Of M⁻¹X'W²X, of M⁻¹X'W³X and of the square of the first, where M = X'WX.
    private (double Taken, double TakenTwice, double TakenSquared) Traces
    {
        get
        {
            if (Columns == 1)
            {
                var share = _second.Plain / _first.Plain;
                return (share, _third.Plain / _first.Plain, share * share);
            }

            var (a, b, c, d) = _first.Solve(_second);
            var (e, _, _, h) = _first.Solve(_third);
            return (a + d, e + h, (a * a) + (2 * b * c) + (d * d));
        }
    }

    /// <summary>Sums of a power of the weights: plain, times the moderator, times its square.</summary>
    private readonly record struct Moments(double Plain, double Once, double Twice)
    {
        public double Determinant => (Plain * Twice) - (Once * Once);

        public static Moments Of(double[] weights, IReadOnlyList<double>? moderator, int power)
        {
            double plain = 0, once = 0, twice = 0;
            for (var i = 0; i < weights.Length; i++)
            {
                var weight = Math.Pow(weights[i], power);
                var x = moderator?[i] ?? 0;
                plain += weight;
                once += weight * x;
                twice += weight * x * x;
            }

            return new(plain, once, twice);
        }

        /// <summary>The inverse of this matrix times another, row by row.</summary>
        public (double A, double B, double C, double D) Solve(Moments other) => (
            ((Twice * other.Plain) - (Once * other.Once)) / Determinant,
            ((Twice * other.Once) - (Once * other.Twice)) / Determinant,
            ((Plain * other.Once) - (Once * other.Plain)) / Determinant,
            ((Plain * other.Twice) - (Once * other.Once)) / Determinant);
    }
}
