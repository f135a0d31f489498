using MissionGov.Analysis.Strategies;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Strategies;
using MissionGov.Domain.Tests.Interventions;
using MissionGov.Domain.Tests.Missions;
using Intervention = MissionGov.Domain.Interventions.Intervention;

namespace MissionGov.Domain.Tests.Strategies;

public sealed class WhatMattersTests
{
    [Fact]
    public void The_reach_that_makes_it_even_does()
    {
        var plan = Wide("Beds", 30, new() { StartDate = new DateOnly(2027, 1, 1), Reach = 0.2 });

        var even = WhatMatters.EvenReach(Assess([plan])).Single();

        Assert.InRange(even.Reach!.Value, 0.5, 0.8);
        var there = Assess([plan], new() { Plans = new Dictionary<Guid, Supposition> { [plan.Id] = new(Reach: even.Reach) } });
        Assert.Equal(0.5, there.ChanceWithPlans!.Value, 0.002);
        Assert.Empty(WhatMatters.EvenReach(Assess([plan], new() { Plans = new Dictionary<Guid, Supposition> { [plan.Id] = new(Reach: 1) } })));
    }

    // By the deadline ten of 24 months have passed: half of the lever is no more than a fifth of the plan.
    [Fact]
    public void A_plan_of_which_too_little_comes_in_time_cannot_make_it_even()
    {
        var even = WhatMatters.EvenReach(Assess([Wide("Beds", 30, new() { StartDate = new DateOnly(2028, 6, 1), RampMonths = 24 })])).Single();

        Assert.Null(even.Reach);
    }

    [Fact]
    public void The_widest_guess_moves_the_chance_most_and_is_worth_most()
    {
        var start = new RollOut { StartDate = new DateOnly(2027, 1, 1) };
        var moves = WhatMatters.Of(Assess([Plans.Bringing(3, start, "Sure"), Wide("Wide", 16, start)]));

        Assert.Equal(("Wide", AssumptionKind.Effect), (moves[0].Plan.Plan.Name, moves[0].Kind));
        Assert.True(moves[0].ChanceAtLow < moves[0].ChanceAtHigh);
        Assert.True(moves[0].WorthKnowing > moves[1].WorthKnowing);
        Assert.Empty(WhatMatters.Of(Assess([])));
    }

    private static Intervention Wide(string name, double central, RollOut rollOut)
    {
        var plan = Plans.Clinics(rollOut, name: name);
        Assert.Null(plan.Quantify(Plans.Estimate(0, central, 2 * central), Plans.Waits).Problem);
        return plan;
    }

    private static TargetStrategy Assess(IReadOnlyList<Intervention> plans, Scenario? scenario = null) => StrategyAssessment.Assess(SampleTarget.Rising(0), plans, [], null, scenario ?? Scenario.AsPlanned);
}
