namespace MissionGov.Analysis.Evidence;

/// <summary>How the variance between studies is estimated.</summary>
public enum PoolingMethod
{
    /// <summary>Fixed effect: one true effect, no variance between studies.</summary>
    FE,

    /// <summary>DerSimonian and Laird.</summary>
    DL,

    /// <summary>Restricted maximum likelihood.</summary>
    REML,

    /// <summary>Paule and Mandel.</summary>
    PM,

    /// <summary>Hedges (and Olkin).</summary>
    HE,

    /// <summary>Maximum likelihood.</summary>
    ML,

    /// <summary>Empirical Bayes (Morris).</summary>
    EB,

    /// <summary>Sidik and Jonkman.</summary>
    SJ,
}

/// <summary>What do several estimates of the same effect say together?</summary>
/// <param name="Estimates">One a study, of the same outcome on the same scale.</param>
public sealed record PoolingQuestion(IReadOnlyList<EffectEstimate> Estimates)
{
    /// <summary>How the variance between studies is estimated.</summary>
    public PoolingMethod Method { get; init; } = PoolingMethod.REML;

    /// <summary>Whether the interval is that of Hartung and Knapp: wider where studies are few.</summary>
    public bool HartungKnapp { get; init; }

    /// <summary>The share that intervals should hold, between 0 and 1.</summary>
    public double Confidence { get; init; } = 0.95;
}

/// <summary>One study's estimate.</summary>
/// <param name="Effect">The effect found.</param>
/// <param name="Variance">Its sampling variance, above 0.</param>
public readonly record struct EffectEstimate(double Effect, double Variance);
