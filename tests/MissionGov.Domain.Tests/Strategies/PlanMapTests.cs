using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;
using MissionGov.Domain.Tests.Interventions;
using MissionGov.Domain.Tests.Missions;
using Intervention = MissionGov.Domain.Interventions.Intervention;

namespace MissionGov.Domain.Tests.Strategies;

public sealed class PlanMapTests
{
    private static readonly RollOut NextYear = new() { StartDate = new DateOnly(2027, 1, 1) };

    // Flat at about 61%, to be 80% by March 2029.
    private static readonly TargetAssessment Flat = SampleTarget.Rising(0);

    [Fact]
    public void Each_plan_stands_in_its_quarter_with_its_share_of_what_is_needed()
    {
        var plans = new[] { Plan("Small, late", 6, 3, missing: 0.2), Plan("Bold, late", 4, 4, missing: 0.2), Plan("Small, well", 3, 3), Plan("Bold, well", 5, 4), Plan("Bolder, well", 8, 5) };

        var (map, strategy) = Map(plans);

        Assert.Equal(["Bolder, well", "Bold, well", "Bold, late", "Small, well", "Small, late"], map.Placed.Select(placed => placed.Plan.Name));
        Assert.Equal([MapQuarter.BoldAndWell, MapQuarter.BoldAndWell, MapQuarter.BoldButBehind, MapQuarter.SmallAndWell, MapQuarter.SmallAndBehind], map.Placed.Select(placed => placed.Quarter));
        Assert.All(map.Placed, placed => Assert.Equal(placed.Plan.Effect!.Central / strategy.Needed!.Value, placed.Effect.Share!.Value, 1e-9));
        Assert.Equal("2 of 5 plans are bold and going well.", map.Sentence);
    }

    [Fact]
    public void What_leads_away_has_a_share_below_nothing()
    {
        var plan = Plan("Harm", 4, 4);
        Assert.Null(plan.SetAside(plan.Estimates[0].Id, Plans.Because("Wrong.")).Problem);
        plan.TargetId = Plans.Waits.Id;
        Assert.Null(plan.Quantify(Plans.Estimate(-3, -2, -1) with { IsKnownHarm = true }, Plans.Waits).Problem);
        plan.TargetId = Flat.Target.Id;

        Assert.InRange(Assert.Single(Map([plan]).Map.Placed).Effect.Share!.Value, -1, -0.01);
    }

    [Fact]
    public void What_is_missing_is_said_and_never_guessed()
    {
        var (silent, unjudged, neither, unquantified, ended) = (Plan("A silent", 4, 4), Plan("B unjudged", 4, null), Plan("C neither", 4, null), Plan("D unquantified", null, 5), Plan("E ended", 4, 5));
        (silent.State, neither.State, ended.State) = (InterventionState.Test, InterventionState.Idea, InterventionState.Stopped);

        var map = Map([silent, unjudged, neither, unquantified, ended]).Map;

        Assert.Equal(["It is tied to no milestone that shows how it goes.", "Nobody has said how bold it is.", "Nobody has said how bold it is. It is still an idea, so nothing is carried out yet."], map.Unplaced.Select(unplaced => unplaced.Because));
        Assert.Equal(new ExpectedShare(null, "It has no estimate of its effect yet."), Assert.Single(map.Placed).Effect);
        Assert.Equal("The one plan on the map is bold and going well.", map.Sentence);
    }

    [Fact]
    public void Without_a_sum_the_share_is_not_known()
    {
        var plan = Plan("Bold", 4, 4);

        Assert.Equal("Nobody can say what its target needs.", Assert.Single(PlanMap.Of([(plan, null)], [], Plans.Today).Placed).Effect.Because);
        Assert.Equal("No plan can be put on the map yet.", PlanMap.Of([], [], Plans.Today).Sentence);
    }

    private static (PlanMap Map, TargetStrategy Strategy) Map(IReadOnlyList<Intervention> plans)
    {
        var strategy = StrategyAssessment.Assess(Flat, plans, [], overlaps: null, Scenario.AsPlanned);
        return (PlanMap.Of([.. plans.Select(plan => (plan, (Milestone?)null))], [strategy], Plans.Today), strategy);
    }

    // Part of normal work, so that it goes well unless something is missing.
    private static Intervention Plan(string name, double? central, int? boldness, double missing = 0)
    {
        var plan = central is { } brings ? Plans.Bringing(brings, NextYear, name) : Plans.Clinics(NextYear, name: name);
        if (boldness is not null) Assert.Null(plan.Revise(plan.Details with { Boldness = boldness }, [], null, Plans.NoNames).Problem);
        plan.TargetId = Flat.Target.Id;
        (plan.State, plan.Shortfall, plan.ShortfallShare) = (InterventionState.Embedded, missing > 0 ? "some of it is missing" : null, missing);
        return plan;
    }
}
