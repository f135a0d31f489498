using MissionGov.Analysis.Strategies;
using MissionGov.Domain.Interventions;

namespace MissionGov.Domain.Strategies;

/// <summary>What plans do twice, as the analysis takes it: by their places.</summary>
internal static class PlansThatOverlap
{
    /// <param name="plans">Those that count, in order.</param>
    /// <param name="overlaps">By their ids; null for nothing.</param>
    public static IReadOnlyList<Overlap> Among(List<Guid> plans, PlanOverlaps? overlaps) =>
    [
        .. from pair in overlaps?.Pairs ?? []
           let one = plans.IndexOf(pair.One)
           let other = plans.IndexOf(pair.Other)
           where one >= 0 && other >= 0
           select new Overlap(one, other, pair.Share),
    ];
}
