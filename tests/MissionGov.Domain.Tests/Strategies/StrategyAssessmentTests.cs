using MissionGov.Analysis;
using MissionGov.Analysis.Strategies;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;
using MissionGov.Domain.Tests.Interventions;
using MissionGov.Domain.Tests.Missions;
using Intervention = MissionGov.Domain.Interventions.Intervention;

namespace MissionGov.Domain.Tests.Strategies;

public sealed class StrategyAssessmentTests
{
    private static readonly RollOut NextYear = new() { StartDate = new DateOnly(2027, 1, 1) };

    // Flat at about 61%, to be 80% by March 2029.
    private static readonly TargetAssessment Flat = SampleTarget.Rising(0);

    [Fact]
    public void Status_quo_plans_overlap_and_what_is_missing_make_the_goal()
    {
        var (one, other) = (Plans.Bringing(6, NextYear with { Reach = 0.7 }), Plans.Bringing(4, NextYear with { Deadweight = 0.1 }, "Reform", EvidenceLevel.Belief));
        var strategy = Assess([one, other], overlaps: Overlapping(one, other, 0.25));

        var steps = strategy.StatusQuo!.Value + strategy.Plans.Sum(plan => plan.Contribution) + strategy.Sum!.Overlap + strategy.Missing!.Value;

        Assert.Equal(80, steps, 1e-9);
        Assert.Equal([4.2, 3.6], strategy.Plans.Select(plan => Math.Round(plan.Contribution, 12)));
        Assert.Equal(-0.9, strategy.Sum.Overlap, 1e-9);
        Assert.Equal(6.9, strategy.Covered!.Value, 1e-9);
        Assert.Equal(strategy.Needed!.Value, strategy.Covered.Value + strategy.Missing.Value, 1e-9);
    }

    // Two normal effects: the variance grows by twice the correlation times both spreads.
    [Fact]
    public void Plans_that_go_together_widen_the_range_and_leave_what_is_expected()
    {
        var (one, other) = (Plans.Bringing(6, NextYear), Plans.Bringing(4, NextYear, "Reform"));
        var together = new PlanOverlaps { MissionId = one.MissionId, TargetId = Plans.Waits.Id };
        Assert.Null(together.SetTogether(other, one, 0.6, "One staff.", [one, other]).Problem);

        var (apart, joined) = (Assess([one, other]), Assess([one, other], overlaps: together));

        var spread = 1 / 1.959964;
        Assert.Equal(apart.Sum!.Expected, joined.Sum!.Expected, 1e-9);
        Assert.Equal((apart.Sum.Sd * apart.Sum.Sd) + (2 * 0.6 * spread * spread), joined.Sum.Sd * joined.Sum.Sd, 0.02);
        Assert.Equal(["Reform and Evening clinics are taken to go well or badly together."], joined.Warnings);
        Assert.Null(StrategyAssessment.Assess(Flat, [one, other], [], together, new() { Added = new("Beds", 3, 1, 5, new(2027, 1, 1)) }).Because);
    }

    [Fact]
    public void A_milestone_that_slips_moves_its_plan_by_as_much()
    {
        var milestone = Plans.Open(new DateOnly(2028, 6, 1));
        var plan = Plans.Clinics(new() { RampMonths = 24 });
        Assert.Null(plan.Quantify(Plans.Estimate(0, 36, 72), Plans.Waits).Problem);
        Assert.Null(plan.TieTo(milestone, 0, Plans.NoNames).Problem);
        var before = Assess([plan], milestones: [milestone]);

        Assert.Null(milestone.Slip(new DateOnly(2028, 9, 1), Plans.Because("The supplier is late")).Problem);
        var after = Assess([plan], milestones: [milestone]);

        // Ten of 24 months would have passed by the deadline; seven do.
        Assert.Equal(36 * 10.0 / 24, before.Plans[0].Contribution, 1e-9);
        Assert.Equal(36 * 7.0 / 24, after.Plans[0].Contribution, 1e-9);
        Assert.Equal(before.Plans[0].Contribution - after.Plans[0].Contribution, after.LostToSlips, 1e-9);
        Assert.Equal((0, 92), (before.Plans[0].DaysSlipped, after.Plans[0].DaysSlipped));
        Assert.True(after.ChanceWithPlans < before.ChanceWithPlans);
        Assert.Equal(before.Chance, after.Chance);
        Assert.StartsWith("Late milestones take 4.5 points off what Evening clinics would bring", StrategyWords.Late(after), StringComparison.Ordinal);
        Assert.Null(StrategyWords.Late(before));
    }

    [Fact]
    public void A_plan_whose_milestone_was_stopped_brings_nothing_until_somebody_supposes_a_day()
    {
        var milestone = Plans.Open(new DateOnly(2027, 1, 1));
        var plan = Plans.Bringing(6);
        Assert.Null(plan.TieTo(milestone, 0, Plans.NoNames).Problem);
        Assert.Null(milestone.Report(new(Domain.Delivery.ReportedStatus.Stopped, Note: "Nobody bid."), Plans.Because("Nobody bid."), Plans.Today).Problem);

        Assert.Equal("The milestone that it waits for was stopped.", Assess([plan], milestones: [milestone]).NotCounted.Single().Because);
        Assert.Single(StrategyAssessment.Assess(Flat, [plan], [milestone], null, new() { Plans = new Dictionary<Guid, Supposition> { [plan.Id] = new(Starts: new DateOnly(2027, 1, 1)) } }).Plans);
    }

    [Fact]
    public void What_has_arrived_is_in_the_figures_and_counts_no_more()
    {
        var whole = Assess([Plans.Bringing(6, new() { StartDate = new DateOnly(2020, 1, 1) })]);
        var half = Assess([Plans.Bringing(6, new() { StartDate = new DateOnly(2024, 12, 31), RampMonths = 24 })]);

        Assert.Equal(0, whole.Plans[0].Contribution);
        Assert.Equal(3, half.Plans[0].Contribution, 0.01);
    }

    // Between the last figure and the deadline lies what begins the day after the one, and not what begins the day after the other.
    [Fact]
    public void What_begins_just_after_a_period_is_not_in_it()
    {
        Assert.Equal(6, Assess([Plans.Bringing(6, new() { StartDate = SampleTarget.Latest.End.AddDays(1) })]).Plans[0].Contribution, 1e-9);
        Assert.Equal(0, Assess([Plans.Bringing(6, new() { StartDate = SampleTarget.Goal.Deadline.End.AddDays(1) })]).Plans[0].Contribution);
        Assert.Equal(6, Assess([Plans.Bringing(6, NextYear with { EndDate = SampleTarget.Goal.Deadline.End.AddDays(1) })]).Plans[0].Contribution, 1e-9);
    }

    [Fact]
    public void What_wears_off_is_said_and_takes_nothing_away()
    {
        var strategy = Assess([Plans.Bringing(6, new() { StartDate = new DateOnly(2024, 1, 1), HalfLifeMonths = 12 })]);

        Assert.Equal(0, strategy.Plans[0].Contribution);
        Assert.Contains("Evening clinics wears off from now on. The forecast may not know that yet.", strategy.Warnings);
    }

    [Fact]
    public void A_plan_that_brings_nothing_changes_nothing_and_order_does_not_matter()
    {
        Intervention[] plans = [Plans.Bringing(6, NextYear), Plans.Bringing(4, NextYear, "Reform", EvidenceLevel.Belief)];
        var nothing = Plans.Bringing(3, NextYear with { Reach = 0 }, "Nothing");

        var (plain, with, turned) = (Assess(plans), Assess([.. plans, nothing]), Assess([.. plans.Reverse()]));

        Assert.Equal(plain.ChanceWithPlans, with.ChanceWithPlans);
        Assert.Equal(plain.Sum!.Expected, with.Sum!.Expected, 1e-12);
        Assert.Equal(plain.ChanceWithPlans, turned.ChanceWithPlans);
        Assert.Equal(plain.Sum.Intervals, turned.Sum!.Intervals);
    }

    [Fact]
    public void Cuts_to_a_rate_each_take_a_share_of_what_the_others_leave()
    {
        var rate = SampleTarget.Rate();
        Intervention[] plans = [Cutting(10, "One"), Cutting(10, "Other")];

        var strategy = StrategyAssessment.Assess(rate, plans, [], null, Scenario.AsPlanned);

        var statusQuo = strategy.StatusQuo!.Value;
        Assert.Equal(-10, strategy.Plans[0].Contribution, 1e-9);
        Assert.Equal(statusQuo * Math.Pow(1 - (10 / statusQuo), 2), strategy.Sum!.Expected, 1e-9);
        Assert.Equal(20, statusQuo + strategy.Plans.Sum(plan => plan.Contribution) + strategy.Sum.Overlap + strategy.Sum.Unexplained, 1e-9);
    }

    [Fact]
    public void No_range_leaves_the_bounds_of_the_measure()
    {
        var strategy = Assess([Plans.Bringing(60, NextYear)]);

        Assert.All(strategy.Sum!.Intervals, interval => Assert.InRange(interval.Upper, 0, 100));
        Assert.Equal(100, strategy.Sum.Intervals[^1].Upper);
    }

    [Fact]
    public void What_is_supposed_of_a_plan_is_counted_and_nothing_else_changes()
    {
        Intervention[] plans = [Plans.Bringing(6, NextYear), Plans.Bringing(4, NextYear, "Reform")];
        TargetStrategy With(Supposition supposed) => StrategyAssessment.Assess(Flat, plans, [], null, new() { Plans = new Dictionary<Guid, Supposition> { [plans[0].Id] = supposed } });
        double First(TargetStrategy strategy) => strategy.Plans.Single(plan => plan.Plan.Id == plans[0].Id).Contribution;

        Assert.Equal(9, First(With(new(Effect: 9))), 1e-9);
        Assert.Equal(3, First(With(new(Reach: 0.5))), 1e-9);
        Assert.Equal(0, First(With(new(Starts: new DateOnly(2029, 6, 1)))));
        Assert.Equal(["Reform"], With(new(Without: true)).Plans.Select(plan => plan.Plan.Name));
        Assert.Equal("It is left out here.", With(new(Without: true)).NotCounted.Single().Because);
        Assert.Equal(6, First(Assess(plans)), 1e-9);
        Assert.Equal(6, plans[0].Effect!.Central);
    }

    // Of the second only a half comes by the deadline: 4 of 8 points, beside 6.
    [Fact]
    public void The_evidence_it_rests_on_is_weighed_by_what_comes_by_the_deadline()
    {
        var rests = Assess([Plans.Bringing(6, NextYear), Plans.Bringing(8, new() { StartDate = new DateOnly(2028, 4, 1), RampMonths = 24 }, "Reform", EvidenceLevel.Belief)]).Rests;

        Assert.Equal([0.4, 0, 0.6, 0], rests.Select(share => Math.Round(share.Share, 9)));
        Assert.Empty(Assess([]).Rests);
    }

    [Fact]
    public void A_plan_that_nobody_has_made_can_be_supposed()
    {
        var strategy = StrategyAssessment.Assess(Flat, [], [], null, new() { Added = new("More beds", 5, 2, 8, new DateOnly(2027, 1, 1)) });

        Assert.Equal(("More beds", 5.0), (strategy.Plans.Single().Plan.Name, strategy.Plans[0].Contribution));
    }

    [Fact]
    public void What_cannot_be_counted_is_named_with_its_reason()
    {
        var (outline, dateless, ended) = (Plans.Clinics(NextYear, name: "Outline"), Plans.Bringing(6, name: "Dateless"), Plans.Bringing(6, NextYear, "Ended"));
        Assert.Null(ended.ChangeState(InterventionState.Stopped, "The trial", null, Plans.Because("It did not work")).Problem);

        var strategy = Assess([ended, outline, dateless]);

        Assert.Empty(strategy.Plans);
        Assert.Equal(
            [("Outline", "It has no estimate of its effect yet."), ("Dateless", "Nobody has said when it starts."), ("Ended", "It has ended, so nothing more is expected of it.")],
            strategy.NotCounted.Select(left => (left.Plan.Name, left.Because)));
        Assert.Null(strategy.ChanceWithPlans);
    }

    [Fact]
    public void Without_a_forecast_nobody_can_say_and_the_reason_is_the_forecasts()
    {
        var young = SampleTarget.Assess(SampleTarget.Goal with { BaselinePeriod = SampleTarget.Latest.Shift(-1) }, [60, 61], SampleTarget.Today);

        var strategy = StrategyAssessment.Assess(young, [Plans.Bringing(6, NextYear)], [], null, Scenario.AsPlanned);

        Assert.Null(strategy.Sum);
        Assert.Equal("Not enough history for a forecast: 2 of 3.", strategy.Because);
        Assert.Equal(strategy.Because, StrategyWords.Sentence(strategy));
    }

    [Theory]
    [InlineData(6, CoverageVerdict.DoesNotAddUp)]
    [InlineData(15, CoverageVerdict.Partly)]
    [InlineData(19, CoverageVerdict.Just)]
    [InlineData(30, CoverageVerdict.Headroom)]
    public void Coverage_has_a_word(double effect, CoverageVerdict verdict)
    {
        var strategy = Assess([Plans.Bringing(effect, NextYear)]);

        Assert.Equal(verdict, strategy.Sum!.Verdict);
        Assert.Equal(strategy.Covered!.Value / strategy.Needed!.Value, strategy.Sum.Coverage!.Value, 1e-9);
    }

    private static TargetStrategy Assess(IReadOnlyList<Intervention> plans, IReadOnlyList<Domain.Delivery.Milestone>? milestones = null, PlanOverlaps? overlaps = null) =>
        StrategyAssessment.Assess(Flat, plans, milestones ?? [], overlaps, Scenario.AsPlanned);

    private static PlanOverlaps Overlapping(Intervention one, Intervention other, double share) =>
        new() { MissionId = one.MissionId, TargetId = Plans.Waits.Id, Pairs = [new(one.Id, other.Id, share)] };

    private static Intervention Cutting(double by, string name)
    {
        var target = Plans.TargetOf(Direction.AtMost);
        var plan = Plans.Clinics(NextYear, target, name);
        Assert.Null(plan.Quantify(Plans.Estimate(-by - 2, -by, -by + 2), target).Problem);
        return plan;
    }
}
