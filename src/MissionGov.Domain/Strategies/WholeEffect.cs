using MissionGov.Analysis;
using MissionGov.Analysis.Evidence;
using MissionGov.Analysis.Strategies.Effects;
using MissionGov.Domain.Interventions;
using Estimate = MissionGov.Domain.Interventions.EffectEstimate;
using Study = MissionGov.Analysis.Evidence.EffectEstimate;

namespace MissionGov.Domain.Strategies;

/// <summary>What all estimates of a plan that count say together, were it to reach everybody and be done as designed.</summary>
/// <param name="Effect">What it may bring in one more place.</param>
/// <param name="Pooled">How they were put together; null for a single one.</param>
public sealed record WholeEffect(Effect Effect, PooledEffect? Pooled)
{
    // The 95% interval of a study, in standard errors to either side.
    private const double Reach95 = 1.959963984540054;

    /// <param name="counting">One or more.</param>
    /// <param name="share">What each is multiplied by.</param>
    public static WholeEffect Of(IReadOnlyList<Estimate> counting, double share = 1)
    {
        Estimate[] estimates = [.. counting.Select(one => share < 0 ? one with { Low = one.High * share, Central = one.Central * share, High = one.Low * share } : one with { Low = one.Low * share, Central = one.Central * share, High = one.High * share })];
        return estimates is [var single] ? new(Single(single), null) : Together(estimates);
    }

    // A guess says between what bounds; a study how sure it is.
    private static Effect Single(Estimate estimate) => estimate switch
    {
        _ when !(estimate.High > estimate.Low) => new FixedEffect(estimate.Central),
        { Evidence: EvidenceLevel.Belief } => new PertEffect(estimate.Low, estimate.Central, estimate.High),
        _ => new NormalEffect(estimate.Central, (estimate.High - estimate.Low) / (2 * Reach95)),
    };

    // For a policy elsewhere not the mean of the studies counts but what a new place may see (Higgins, Thompson and Spiegelhalter 2009).
    private static WholeEffect Together(IReadOnlyList<Estimate> estimates)
    {
        var effects = estimates.Select(Single).ToList();
        var usual = effects.Max(effect => effect.Variance) is > 0 and var largest ? largest : Spread(effects);

        // Estimates that agree to the last digit and give no range: there is nothing to weigh.
        if (usual == 0) return new(effects[0], null);
        PoolingQuestion question = new([.. effects.Select(effect => new Study(effect.Mean, effect.Variance > 0 ? effect.Variance : usual))]);
        return (Pooling.Pool(question), Pooling.Pool(question with { HartungKnapp = true })) switch
        {
            // Of few studies the wider of both errors is the honest one.
            (Answer<PooledEffect>.Found(var plain), Answer<PooledEffect>.Found(var wide)) => new(new NormalEffect(plain.Estimate, Math.Sqrt(plain.Tau2 + Math.Pow(Math.Max(plain.Se, wide.Se), 2))), plain.Se > wide.Se ? plain : wide),
            _ => new(new NormalEffect(effects.Average(effect => effect.Mean), Math.Sqrt(usual)), null),
        };
    }

    private static double Spread(List<Effect> effects)
    {
        var mean = effects.Average(effect => effect.Mean);
        return effects.Sum(effect => Math.Pow(effect.Mean - mean, 2)) / (effects.Count - 1);
    }
}
