using MissionGov.Analysis.Strategies.Effects;

namespace MissionGov.Analysis.Evidence;

/// <summary>What several estimates say together.</summary>
public sealed record PooledEffect
{
    /// <summary>The pooled effect, on the scale of the estimates.</summary>
    public required double Estimate { get; init; }

    /// <summary>Its standard error.</summary>
    public required double Se { get; init; }

    /// <summary>Lower end of its confidence interval.</summary>
    public required double Lower { get; init; }

    /// <summary>Upper end.</summary>
    public required double Upper { get; init; }

    /// <summary>How often no effect at all would look at least so large, 0 to 1.</summary>
    public required double PValue { get; init; }

    /// <summary>Variance of the true effects between studies; 0 for a fixed effect.</summary>
    public required double Tau2 { get; init; }

    /// <summary>Lower end of the confidence interval of <see cref="Tau2"/> by Q-profile; null for a fixed effect.</summary>
    public double? Tau2Lower { get; init; }

    /// <summary>Upper end; null for a fixed effect.</summary>
    public double? Tau2Upper { get; init; }

    /// <summary>Share of the variance that lies between studies, 0 to 100; null with one study.</summary>
    public required double? I2 { get; init; }

    /// <summary>Total variance over that of sampling; 1 or more where studies differ by more than chance; null with one study.</summary>
    public required double? H2 { get; init; }

    /// <summary>Cochran's Q, the weighted squared differences from the fixed effect.</summary>
    public required double Q { get; init; }

    /// <summary>How often studies of one true effect would differ so much, 0 to 1; null with one study.</summary>
    public required double? QP { get; init; }

    /// <summary>Lower end of where the true effect of a new place may lie; null for a fixed effect.</summary>
    public double? PredictionLower { get; init; }

    /// <summary>Upper end. For a policy elsewhere this interval counts, not that of the pooled effect.</summary>
    public double? PredictionUpper { get; init; }

    /// <summary>How much each study counts, in per cent, in their order.</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    /// <summary>Each study's own true effect, drawn towards the pooled one (best linear unbiased prediction), in their order.</summary>
    public required IReadOnlyList<double> Shrunken { get; init; }

    /// <summary>What a reader must know before trusting it, in whole sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The effect to plan with elsewhere: as uncertain as that of a new place, not only as the pooled one.</summary>
    public NormalEffect InNewPlace => new(Estimate, Math.Sqrt(Tau2 + (Se * Se)));
}
