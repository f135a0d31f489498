using MissionGov.Analysis;
using MissionGov.Analysis.Evidence;
using MissionGov.Analysis.Strategies.Effects;

namespace MissionGov.Domain.Interventions;

/// <summary>What the estimates that count say together of the full effect, before anything is taken off.</summary>
/// <param name="Low">Of one estimate its own low end; of several the lower end of where the effect in a new place lies in 95 of 100 cases.</param>
/// <param name="High">As the low one, at the other end.</param>
/// <param name="Effect">What may come of it: of one guess a PERT distribution, of one study or of several estimates a normal one.</param>
/// <param name="Sources">How many estimates there are.</param>
/// <param name="BetweenSources">Share of the spread that lies between sources and not within them (I²), 0 to 1; null for one.</param>
public sealed record PooledEstimate(double Low, double Central, double High, Effect Effect, int Sources, double? BetweenSources)
{
    private static readonly double Reach95 = new NormalEffect(0, 1).Quantile(0.975);

    /// <returns>Null without an estimate.</returns>
    /// <remarks>
    /// Random effects by REML. A plan is done in new places, so the spread is that of a new place (Higgins, Thompson and
    /// Spiegelhalter 2009). With few sources the standard error of Hartung and Knapp can be too small by chance: the larger of theirs
    /// and the usual one counts (Röver, Knapp and Friede, BMC Medical Research Methodology 15, 2015).
    /// </remarks>
    public static PooledEstimate? Of(IReadOnlyList<EffectEstimate> counting)
    {
        if (counting.Count == 0) return null;
        if (counting is [var only]) return new PooledEstimate(only.Low, only.Central, only.High, Alone(only), 1, null);
        var question = new PoolingQuestion([.. counting.Select(estimate => new Analysis.Evidence.EffectEstimate(estimate.Central, Alone(estimate).Variance))]);
        var (usual, wide) = (Pool(question), Pool(question with { HartungKnapp = true }));
        var effect = (usual with { Se = Math.Max(usual.Se, wide.Se) }).InNewPlace;
        var spread = Math.Sqrt(effect.Variance);
        return new PooledEstimate(usual.Estimate - (Reach95 * spread), usual.Estimate, usual.Estimate + (Reach95 * spread), effect, counting.Count, usual.I2 / 100);
    }

    /// <summary>The same with all of it so many times as large: in another unit, or as somebody supposes.</summary>
    public PooledEstimate Times(double factor)
    {
        var (one, other) = (Low * factor, High * factor);
        return this with { Low = Math.Min(one, other), Central = Central * factor, High = Math.Max(one, other), Effect = Scaled(Effect, factor, Math.Min(one, other), Central * factor, Math.Max(one, other)) };
    }

    /// <summary>"3 sources, put together. They differ: 35% of the spread lies between them."; null for one.</summary>
    public string? SourcesInWords => BetweenSources is { } between
        ? $"{Sources} sources, put together. {(Percent(between) == 0 ? "They do not differ by more than chance." : $"They differ: {Percent(between)}% of the spread lies between them.")}"
        : null;

    // A study publishes a 95% interval; a guess names the least and the most.
    private static Effect Alone(EffectEstimate estimate) => estimate.Evidence == EvidenceLevel.Belief
        ? new PertEffect(estimate.Low, estimate.Central, estimate.High)
        : new NormalEffect(estimate.Central, (estimate.High - estimate.Low) / (2 * Reach95));

    private static Effect Scaled(Effect effect, double factor, double low, double central, double high) => effect is PertEffect
        ? new PertEffect(low, central, high)
        : new NormalEffect(effect.Mean * factor, Math.Sqrt(effect.Variance) * Math.Abs(factor));

    private static PooledEffect Pool(PoolingQuestion question) => ((Answer<PooledEffect>.Found)Pooling.Pool(question)).Value;

    private static int Percent(double share) => (int)Math.Round(100 * share, MidpointRounding.AwayFromZero);
}
