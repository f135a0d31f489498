using MissionGov.Analysis;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using Intervention = MissionGov.Domain.Interventions.Intervention;

namespace MissionGov.Domain.Strategies;

/// <summary>The map of delivery: how bold each plan is, and how well it is carried out. What has ended is not on it.</summary>
/// <param name="Placed">The best quarter first; in each the largest effect first.</param>
/// <param name="Unplaced">What is missing of the others.</param>
public sealed record PlanMap(IReadOnlyList<PlacedPlan> Placed, IReadOnlyList<UnplacedPlan> Unplaced)
{
    /// <param name="plans">Each with the milestone it is tied to, where it is there.</param>
    /// <param name="strategies">Those of the targets that the plans are to move.</param>
    public static PlanMap Of(IReadOnlyList<(Intervention Plan, Milestone? Tied)> plans, IReadOnlyList<TargetStrategy> strategies, DateOnly today)
    {
        var of = strategies.ToDictionary(strategy => strategy.Target.Id);
        var (placed, unplaced) = (new List<PlacedPlan>(), new List<UnplacedPlan>());
        foreach (var (plan, tied) in plans.Where(one => !one.Plan.HasEnded).OrderBy(one => one.Plan.Name, StringComparer.Ordinal))
        {
            var execution = Execution.Of(plan, tied, today);
            if (plan.Boldness is { } boldness && execution is Answer<Execution>.Found(var found)) placed.Add(new(plan, boldness, found, ExpectedShare.Of(plan, tied, plan.TargetId is { } target ? of.GetValueOrDefault(target) : null)));
            else unplaced.Add(new(plan, plan.Boldness is null ? "Nobody has said how bold it is." : null, (execution as Answer<Execution>.Refused)?.Message));
        }

        return new([.. placed.OrderBy(plan => plan.Quarter).ThenByDescending(plan => plan.Effect.Share ?? double.NegativeInfinity)], unplaced);
    }

    /// <summary>"2 of 5 plans are bold and going well."</summary>
    public string Sentence
    {
        get
        {
            var (best, all) = (Placed.Count(plan => plan.Quarter == MapQuarter.BoldAndWell), Placed.Count);
            return all switch
            {
                0 => "No plan can be put on the map yet.",
                1 => $"The one plan on the map is {Placed[0].Quarter.InWords().ToLowerInvariant()}.",
                _ => $"{(best == 0 ? "None" : best)} of {all} plans {(best == 1 ? "is" : "are")} bold and going well.",
            };
        }
    }
}

/// <param name="Boldness">1 to 5, as somebody judged it.</param>
public sealed record PlacedPlan(Intervention Plan, int Boldness, Execution Execution, ExpectedShare Effect)
{
    public MapQuarter Quarter => (Boldness >= BoldnessScale.Bold, Execution.Score >= Execution.Well) switch
    {
        (true, true) => MapQuarter.BoldAndWell,
        (true, false) => MapQuarter.BoldButBehind,
        (false, true) => MapQuarter.SmallAndWell,
        _ => MapQuarter.SmallAndBehind,
    };
}

/// <param name="NoBoldness">What is missing of it, as a sentence; null where nothing is.</param>
/// <param name="NoExecution">As the one before.</param>
public sealed record UnplacedPlan(Intervention Plan, string? NoBoldness, string? NoExecution)
{
    public string Because => string.Join(' ', new[] { NoBoldness, NoExecution }.OfType<string>());
}

/// <summary>What a plan is expected to bring by the deadline, as a share of what its target needs, before overlaps are taken off.</summary>
/// <param name="Share">1 is all that is needed; below 0 it leads away from the goal; null where nobody knows.</param>
/// <param name="Because">Why nobody knows, as a sentence; null where there is a share.</param>
public sealed record ExpectedShare(double? Share, string? Because)
{
    /// <param name="strategy">That of its target, where it is there.</param>
    internal static ExpectedShare Of(Intervention plan, Milestone? tied, TargetStrategy? strategy) => strategy switch
    {
        _ when plan.WhyNotCounted(tied) is { } because => new(null, because),
        null => new(null, "Nobody can say what its target needs."),
        { Because: { } because } => new(null, because),
        _ when strategy.Plans.FirstOrDefault(counted => counted.Plan.Id == plan.Id) is { } counted && strategy.ShareOf(counted) is { } share => new(share, null),
        _ => new(null, "Its target needs nothing more."),
    };
}

/// <summary>In the order in which one likes to read them.</summary>
public enum MapQuarter
{
    BoldAndWell,
    BoldButBehind,
    SmallAndWell,
    SmallAndBehind,
}

public static class MapQuarterWords
{
    public static readonly IReadOnlyList<MapQuarter> All = Enum.GetValues<MapQuarter>();

    public static string InWords(this MapQuarter quarter) => quarter switch
    {
        MapQuarter.BoldAndWell => "Bold and going well",
        MapQuarter.BoldButBehind => "Bold but behind",
        MapQuarter.SmallAndWell => "Small and going well",
        _ => "Small and behind",
    };
}
