using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Interventions;

/// <summary>What a plan brings once all of it has arrived, in the unit of its target and signed: reach, fidelity, deadweight and optimism are taken off. That it may not be done at all is not in it.</summary>
public sealed record PlannedEffect(double Low, double Central, double High)
{
    /// <summary>"+6.0 points (3.8 to 8.2)".</summary>
    public string InWords(Unit unit) => $"{(unit.Rounded(Central) switch { > 0 => "+", < 0 => "−", _ => "" })}{unit.Difference(Central)} ({unit.Number(Low)} to {unit.Number(High)})";

    internal static PlannedEffect Of(PooledEstimate pooled, double share) => new(pooled.Low * share, pooled.Central * share, pooled.High * share);
}

/// <summary>How much of what the plans bring rests on which evidence; a plan counts under the best that it has.</summary>
/// <param name="Share">0 to 1 of the sizes of all effects, each by the chance that it is done.</param>
public sealed record EvidenceShare(EvidenceLevel Level, double Share)
{
    /// <returns>One entry a level, weakest first; nothing where no plan has an effect.</returns>
    public static IReadOnlyList<EvidenceShare> Of(IEnumerable<Intervention> plans)
    {
        var sizes = plans.Where(plan => !plan.HasEnded && plan.Effect is not null).Select(plan => (Level: plan.Evidence!.Value, Size: Math.Abs(plan.Effect!.Central) * plan.RollOut.ChanceOfDelivery)).ToList();
        return Of(sizes);
    }

    /// <param name="sizes">How much rests on each level, in one unit.</param>
    public static IReadOnlyList<EvidenceShare> Of(IReadOnlyList<(EvidenceLevel Level, double Size)> sizes)
    {
        var all = sizes.Sum(plan => plan.Size);
        return all > 0 ? [.. EvidenceWords.All.Select(level => new EvidenceShare(level, sizes.Where(plan => plan.Level == level).Sum(plan => plan.Size) / all))] : [];
    }
}
