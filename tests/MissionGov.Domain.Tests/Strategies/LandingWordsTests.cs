using MissionGov.Domain.Interventions;
using MissionGov.Domain.Strategies;
using MissionGov.Domain.Tests.Interventions;
using MissionGov.Domain.Tests.Missions;
using Intervention = MissionGov.Domain.Interventions.Intervention;

namespace MissionGov.Domain.Tests.Strategies;

public sealed class LandingWordsTests
{
    private static readonly RollOut NextYear = new() { StartDate = new DateOnly(2027, 1, 1) };

    [Fact]
    public void Both_landings_are_named_and_which_of_them_sets_the_level()
    {
        var strategy = Assess(Plans.Bringing(6, NextYear));
        var (unit, likely, trend) = (strategy.Unit, strategy.Sum!.Intervals[1], strategy.Assessment.Projected[^1].Point.Median);

        Assert.Equal($"With the plans we would land at {unit.Number(strategy.Sum.Median)}% (8 in 10: {unit.Number(likely.Lower)} to {unit.Number(likely.Upper)}). Without more action we would land at {unit.Number(trend)}%.", LandingWords.Landing(strategy));
        Assert.Equal($"These two estimates are {unit.Number(unit.Rounded(strategy.Sum.Median) - unit.Rounded(trend))} points apart. The level goes by the one without the plans.", LandingWords.Apart(strategy));
    }

    [Theory]
    [InlineData(2.8, false)]
    [InlineData(3.2, true)]
    public void Three_points_apart_are_worth_a_word(double effect, bool said) => Assert.Equal(said, LandingWords.Apart(Assess(Plans.Bringing(effect, NextYear))) is not null);

    // From 46.6 to 20 per 1,000: a tenth of the change promised is 2.66.
    [Theory]
    [InlineData(2, false)]
    [InlineData(4, true)]
    public void Of_other_measures_a_tenth_of_the_change_promised_is(double effect, bool said)
    {
        var target = Plans.TargetOf(Analysis.Direction.AtMost);
        var plan = Plans.Clinics(NextYear, target);
        Assert.Null(plan.Quantify(Plans.Estimate(-effect - 0.5, -effect, -effect + 0.5), target).Problem);

        Assert.Equal(said, LandingWords.Apart(StrategyAssessment.Assess(SampleTarget.Rate(), [plan], [], null, Scenario.AsPlanned)) is not null);
    }

    // From 20.02 to 20 per 1,000: a tenth of the change promised does not show.
    [Theory]
    [InlineData(0.01, false)]
    [InlineData(4, true)]
    public void Where_hardly_a_change_is_promised_what_does_not_show_is_not_said(double effect, bool said)
    {
        var target = Plans.TargetOf(Analysis.Direction.AtMost);
        var plan = Plans.Clinics(NextYear, target);
        Assert.Null(plan.Quantify(Plans.Estimate(-effect - 0.001, -effect, -effect + 0.001), target).Problem);

        Assert.Equal(said, LandingWords.Apart(StrategyAssessment.Assess(SampleTarget.Rate(from: 20.02), [plan], [], null, Scenario.AsPlanned)) is not null);
    }

    [Theory]
    [InlineData(6, "are to bring 6.0 points")]
    [InlineData(-2, "lead away from the goal by 2.0 points")]
    public void What_plans_bring_together_has_its_direction(double effect, string told)
    {
        var plan = Plans.Clinics(NextYear);
        Assert.Null(plan.Quantify(Plans.Estimate(effect - 1, effect, effect + 1) with { IsKnownHarm = effect < 0 }, Plans.Waits).Problem);

        Assert.Equal($"Together the plans {told} by March 2029, counted from December 2025.", LandingWords.Together(Assess(plan)));
    }

    [Fact]
    public void Without_a_plan_that_counts_there_is_one_landing_and_nothing_to_compare()
    {
        Assert.Null(LandingWords.Landing(Assess()));
        Assert.Null(LandingWords.Apart(Assess()));
    }

    [Fact]
    public void What_has_ended_is_told_with_its_day_its_reason_and_what_came_after()
    {
        var (stopped, merged, into) = (Plans.Bringing(4, NextYear, "Reform"), Plans.Bringing(3, NextYear, "Letters"), Plans.Bringing(6, NextYear));
        Assert.Null(stopped.ChangeState(InterventionState.Stopped, "The trial", null, Plans.Because("It did not work.")).Problem);
        Assert.Null(merged.ChangeState(InterventionState.Merged, "The trial", into, Plans.Because("One team does both")).Problem);
        var next = new Intervention { MissionId = into.MissionId, TargetId = into.TargetId, Name = "Texts", Follows = stopped.Id };
        var strategy = Assess(stopped, merged, into, next);

        Assert.Equal("Stopped on 1 February 2026: It did not work. Followed by Texts.", LandingWords.Ended(strategy, stopped));
        Assert.Equal("Merged into Evening clinics on 1 February 2026: One team does both.", LandingWords.Ended(strategy, merged));
    }

    private static TargetStrategy Assess(params Intervention[] plans) => StrategyAssessment.Assess(SampleTarget.Rising(0), plans, [], null, Scenario.AsPlanned);
}
