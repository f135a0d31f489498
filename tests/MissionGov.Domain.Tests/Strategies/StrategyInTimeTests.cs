using MissionGov.Analysis;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;
using MissionGov.Domain.Tests.Interventions;
using MissionGov.Domain.Tests.Missions;
using Intervention = MissionGov.Domain.Interventions.Intervention;

namespace MissionGov.Domain.Tests.Strategies;

public sealed class StrategyInTimeTests
{
    private static readonly RollOut NextYear = new() { StartDate = new DateOnly(2027, 1, 1), RampMonths = 40 };

    // Flat at about 61%, to be 80% by March 2029.
    private static readonly TargetAssessment Flat = SampleTarget.Rising(0);

    private static readonly Intervention[] Mixed =
    [
        Plans.Bringing(6, NextYear with { ChanceOfDelivery = 0.7 }),
        Plans.Bringing(4, NextYear with { LagMonths = 3 }, "Reform", EvidenceLevel.Belief),
        Plans.Bringing(5, new() { StartDate = new DateOnly(2025, 7, 1), RampMonths = 24 }, "Begun"),
    ];

    [Fact]
    public void The_last_value_is_the_sum_to_the_last_digit()
    {
        var strategy = Assess(Mixed, Overlapping(Mixed[0], Mixed[1], 0.25));
        var (time, sum) = (strategy.InTime, strategy.Sum!);

        Assert.Equal(Flat.Goal.Deadline, time.Values[^1].Period);
        Assert.Equal(sum.Median, time.Values[^1].Median);
        Assert.Equal(sum.Intervals, time.Values[^1].Intervals);
        Assert.Equal(strategy.Plans.Select(plan => (plan.Plan.Name, Math.Round(plan.Contribution, 9))), time.Plans.Select(plan => (plan.Plan.Name, Math.Round(plan.Brings[^1], 9))));
        Assert.Equal(sum.Overlap, time.Overlap[^1], 1e-9);
    }

    // Were the way drawn by other luck or another rule than the sum, its last step would jump: here it is asked for without the sum.
    [Fact]
    public void The_way_leads_to_the_sum_by_the_same_draws()
    {
        var later = SampleTarget.Rising(0, SampleTarget.Goal with { Deadline = SampleTarget.Goal.Deadline.Shift(1) });
        var on = Assess(Mixed, Overlapping(Mixed[0], Mixed[1], 0.25)).Sum!;

        var way = StrategyAssessment.Assess(later, Mixed, [], Overlapping(Mixed[0], Mixed[1], 0.25), Scenario.AsPlanned).InTime.Values[^2];

        Assert.Equal(Flat.Goal.Deadline, way.Period);
        Assert.Equal(on.Median, way.Median, 1e-9);
        foreach (var (one, other) in on.Intervals.Zip(way.Intervals)) Assert.Equal((one.Lower, one.Upper), (other.Lower, other.Upper), (a, b) => Math.Abs(a.Lower - b.Lower) + Math.Abs(a.Upper - b.Upper) < 1e-9);
    }

    [Fact]
    public void Until_a_plan_begins_the_way_is_that_of_the_forecast()
    {
        var time = Assess([Mixed[0]]).InTime;

        var before = time.Values.Where(value => value.Period.End < new DateOnly(2027, 1, 1)).ToList();
        Assert.Equal(12, before.Count);
        Assert.Equal(Flat.Projected.Take(12).Select(value => value.Point.Median), before.Select(value => value.Median));
        Assert.True(time.Values[13].Median > Flat.Projected[13].Point.Median);
    }

    [Fact]
    public void Cuts_to_a_rate_lead_to_their_sum()
    {
        var target = Plans.TargetOf(Direction.AtMost);
        Intervention Cutting(string name)
        {
            var plan = Plans.Clinics(NextYear, target, name);
            Assert.Null(plan.Quantify(Plans.Estimate(-12, -10, -8), target).Problem);
            return plan;
        }

        var strategy = StrategyAssessment.Assess(SampleTarget.Rate(), [Cutting("One"), Cutting("Other")], [], null, Scenario.AsPlanned);

        Assert.Equal(strategy.Plans.Select(plan => plan.Contribution), strategy.InTime.Plans.Select(plan => plan.Brings[^1]), (one, other) => Math.Abs(one - other) < 1e-9);
        Assert.Equal(strategy.Sum!.Overlap, strategy.InTime.Overlap[^1], 1e-9);
        Assert.True(strategy.InTime.Overlap[^1] > 0);
    }

    [Fact]
    public void What_has_ended_stays_with_what_it_was_to_bring_and_is_in_no_sum()
    {
        var (kept, ended) = (Plans.Bringing(6, NextYear), Plans.Bringing(4, NextYear, "Reform"));
        Assert.Null(ended.ChangeState(InterventionState.Stopped, "The trial", null, Plans.Because("It did not work")).Problem);

        var (with, without) = (Assess([kept, ended]).InTime, Assess([kept]).InTime);

        Assert.Equal(("Reform", 4 * 27.0 / 40), (with.GivenUp.Single().Plan.Name, with.GivenUp[0].Brings[^1]));
        Assert.Equal(without.Values.Select(value => value.Median), with.Values.Select(value => value.Median));
        Assert.Empty(without.GivenUp);
    }

    [Fact]
    public void A_milestone_that_slips_past_the_end_of_its_plan_leaves_the_others()
    {
        var milestone = Plans.Open(new DateOnly(2027, 1, 1));
        var (slipped, other) = (Plans.Bringing(4, new() { EndDate = new DateOnly(2027, 6, 1) }, "Reform"), Plans.Bringing(6, NextYear));
        Assert.Null(slipped.TieTo(milestone, 0, Plans.NoNames).Problem);
        Assert.Null(milestone.Slip(new DateOnly(2027, 9, 1), Plans.Because("The supplier is late")).Problem);

        var strategy = StrategyAssessment.Assess(Flat, [slipped, other], [milestone], null, Scenario.AsPlanned);

        Assert.Equal(Assess([other]).InTime.Values.Select(value => value.Median), strategy.InTime.Values.Select(value => value.Median));
        Assert.All(strategy.InTime.Plans.Single(plan => plan.Plan == slipped).Brings, change => Assert.Equal(0, change));
        Assert.Contains("Reform would end before it starts, so it brings nothing.", strategy.Warnings);
    }

    [Fact]
    public void Without_a_plan_that_counts_there_is_no_way_with_plans()
    {
        Assert.Empty(Assess([]).InTime.Values);
        Assert.Empty(Assess([Plans.Clinics(NextYear)]).InTime.Values);
    }

    private static TargetStrategy Assess(IReadOnlyList<Intervention> plans, PlanOverlaps? overlaps = null) => StrategyAssessment.Assess(Flat, plans, [], overlaps, Scenario.AsPlanned);

    private static PlanOverlaps Overlapping(Intervention one, Intervention other, double share) =>
        new() { MissionId = one.MissionId, TargetId = Plans.Waits.Id, Pairs = [new(one.Id, other.Id, share)] };
}
