using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.Evidence;

/// <summary>Do small studies find larger effects than big ones?</summary>
public static class SmallStudies
{
    // A line, and something left over to judge it by.
    private const int Fewest = 3;

    /// <summary>Egger's test: a line of the effects on their standard errors, the variance around it by restricted maximum likelihood.</summary>
    /// <param name="estimates">One a study, of the same outcome on the same scale.</param>
    /// <returns>
    /// How steep the line is, in standard errors of its slope. Refused: fewer than three studies, or studies that are all equally
    /// precise.
    /// </returns>
    /// <exception cref="ArgumentException">A number is not finite, or a variance is not above 0.</exception>
    /// <remarks>Source: Sterne and Egger, in Publication Bias in Meta-Analysis (2005), chapter 6, with random effects.</remarks>
    public static Answer<AsymmetryTest> Egger(IReadOnlyList<EffectEstimate> estimates)
    {
        ArgumentNullException.ThrowIfNull(estimates);
        Pooling.Check(new(estimates));
        double[] errors = [.. estimates.Select(estimate => Math.Sqrt(estimate.Variance))];
        if (estimates.Count < Fewest) return new Answer<AsymmetryTest>.Refused(Refusal.TooFewPoints, estimates.Count, Fewest);
        if (errors.All(error => error == errors[0])) return new Answer<AsymmetryTest>.Refused(Refusal.OutOfDomain, estimates.Count, Fewest) { Detail = "All studies are equally precise, so small ones cannot differ from big ones." };

        var fit = new WeightedFit(estimates, Heterogeneity.Restricted(estimates, errors), errors);
        var z = fit.Slope / Math.Sqrt(fit.SlopeVariance);
        return new Answer<AsymmetryTest>.Found(new(z, 2 * StandardNormal.Cumulative(-Math.Abs(z))));
    }
}

/// <summary>How far effects go with the size of a study.</summary>
/// <param name="Z">The slope in its own standard errors; far from 0 where small studies differ from big ones.</param>
/// <param name="PValue">How often chance alone would give so steep a slope, 0 to 1.</param>
public sealed record AsymmetryTest(double Z, double PValue);
