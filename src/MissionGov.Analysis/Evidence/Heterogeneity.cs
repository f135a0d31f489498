using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.Evidence;

/// <summary>How much true effects differ between studies: estimates of their variance, and its interval.</summary>
/// <remarks>
/// Sources: DerSimonian and Laird, Controlled Clinical Trials 7 (1986); Hedges and Olkin, Statistical Methods for Meta-Analysis
/// (1985); Paule and Mandel, J. Res. Nat. Bur. Stand. 87 (1982), whose equation empirical Bayes solves too (Morris, JASA 78, 1983);
/// Sidik and Jonkman, Applied Statistics 54 (2005); Viechtbauer, J. Educ. Behav. Stat. 30 (2005) for likelihoods; Viechtbauer,
/// Statistics in Medicine 26 (2007) for the interval by Q-profile.
/// </remarks>
internal static class Heterogeneity
{
    private const int Halvings = 200;
    private const int MostSteps = 500;

    // R's uniroot as metafor calls it: the fourth root of the machine's precision, from 0 to 100.
    private const double ReferenceTolerance = 1.220703125e-4;
    private const double ReferenceHighest = 100;
    private const double CoarseBelow = 0.005;

    public static double Of(PoolingMethod method, IReadOnlyList<EffectEstimate> estimates) => method switch
    {
        PoolingMethod.FE => 0,
        PoolingMethod.DL => DerSimonianLaird(estimates),
        PoolingMethod.HE => Hedges(estimates),
        PoolingMethod.PM or PoolingMethod.EB => Where(estimates, estimates.Count - 1),
        PoolingMethod.SJ => SidikJonkman(estimates),
        PoolingMethod.ML => Likeliest(estimates, null, fit => fit.Likelihood, fit => fit.Step),
        PoolingMethod.REML => Restricted(estimates),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Unknown method."),
    };

    /// <summary>By restricted maximum likelihood, around one value or around a line of a moderator.</summary>
    public static double Restricted(IReadOnlyList<EffectEstimate> estimates, IReadOnlyList<double>? moderator = null) =>
        Likeliest(estimates, moderator, fit => fit.RestrictedLikelihood, fit => fit.RestrictedStep);

    /// <summary>The variances at which so large and so small a Q would be seen just often enough; 0 where even that is too much.</summary>
    public static (double Lower, double Upper) Profile(IReadOnlyList<EffectEstimate> estimates, double confidence)
    {
        var tail = (1 - confidence) / 2;
        return (Crossing(estimates, tail), Crossing(estimates, 1 - tail));
    }

    // Found as the reference finds it, to within its tolerance; exactly where that would be coarse.
    private static double Crossing(IReadOnlyList<EffectEstimate> estimates, double tail)
    {
        var quantile = ChiSquare.UpperQuantile(tail, estimates.Count - 1);
        if (Q(estimates, 0) <= quantile) return 0;
        var highest = ReferenceHighest;
        while (Q(estimates, highest) > quantile && highest < double.MaxValue / 2) highest *= 2;
        var near = BrentRoot.Of(between => Q(estimates, between) - quantile, 0, highest, ReferenceTolerance);
        return near < CoarseBelow ? Where(estimates, quantile) : near;
    }

    private static double DerSimonianLaird(IReadOnlyList<EffectEstimate> estimates)
    {
        var fit = new WeightedFit(estimates, 0);
        var spread = fit.Total - (fit.Weights.Sum(weight => weight * weight) / fit.Total);
        return Math.Max(0, (fit.Squares - (estimates.Count - 1)) / spread);
    }

    private static double Hedges(IReadOnlyList<EffectEstimate> estimates) =>
        Math.Max(0, (Scatter(estimates) / (estimates.Count - 1)) - estimates.Average(estimate => estimate.Variance));

    private static double SidikJonkman(IReadOnlyList<EffectEstimate> estimates)
    {
        var crude = Scatter(estimates) / estimates.Count;
        return crude == 0 ? 0 : crude * Q(estimates, crude) / (estimates.Count - 1);
    }

    // Squared differences from the plain mean.
    private static double Scatter(IReadOnlyList<EffectEstimate> estimates)
    {
        var mean = estimates[0].Effect + estimates.Average(estimate => estimate.Effect - estimates[0].Effect);
        return estimates.Sum(estimate => (estimate.Effect - mean) * (estimate.Effect - mean));
    }

    private static double Q(IReadOnlyList<EffectEstimate> estimates, double between) => new WeightedFit(estimates, between).Squares;

    // The variance at which Q, which falls as it grows, comes down to a value; 0 where it is no higher there.
    private static double Where(IReadOnlyList<EffectEstimate> estimates, double q)
    {
        if (Q(estimates, 0) <= q) return 0;
        double low = 0, high = estimates.Max(estimate => estimate.Variance);
        for (var doubling = 0; doubling < Halvings && Q(estimates, high) > q; doubling++) (low, high) = (high, high * 2);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            if (middle <= low || middle >= high) break;
            if (Q(estimates, middle) > q) low = middle; else high = middle;
        }

        return (low + high) / 2;
    }

    // From several starts, as a likelihood may have more than one top.
    private static double Likeliest(IReadOnlyList<EffectEstimate> estimates, IReadOnlyList<double>? moderator, Func<WeightedFit, double> likelihood, Func<WeightedFit, double> step)
    {
        double[] starts = [0, Hedges(estimates), DerSimonianLaird(estimates)];
        return starts.Distinct().Select(Climb).MaxBy(between => likelihood(Fit(between)));

        // Fisher's scoring; a step that leads down is halved until it does not, where plain scoring may swing for ever.
        double Climb(double from)
        {
            for (var count = 0; count < MostSteps; count++)
            {
                var here = Fit(from);
                var length = Math.Max(step(here), -from);
                var halving = 0;
                while (halving < Halvings && from + length != from && likelihood(Fit(from + length)) < likelihood(here)) (length, halving) = (length / 2, halving + 1);
                if (from + length == from || halving == Halvings) break;
                from += length;
            }

            return from;
        }

        WeightedFit Fit(double between) => new(estimates, between, moderator);
    }
}
