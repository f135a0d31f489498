using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

/// <summary>The three targets of 1998 to 2010 end in three different verdicts, and no fact is told before it was one.</summary>
public sealed class TargetHistoryTests
{
    [Fact]
    public void Rough_sleeping_was_met_early_and_held()
    {
        var assessed = HistoricalTargets.RoughSleeping();
        var facts = assessed.Facts;

        Assert.Equal(TargetStatus.Met, assessed.Status);
        Assert.Equal(("30 November 2001", 532d), (facts.FirstReached?.Period.Label, facts.FirstReached!.Value!.Value));
        Assert.Equal((true, "30 November 2001", "30 June 2004"), (facts.HeldAtDeadline, facts.AtDeadline?.Period.Label, facts.HeldThreeOn?.Period.Label));
        Assert.Equal((null, null), (facts.ReachedLate, facts.Reversed));
        Assert.Equal("Met: 532 people on 30 November 2001, 4 months early. It held at the deadline.", StatusSentence.Alone(assessed));
    }

    [Fact]
    public void The_counts_from_2010_are_another_series_and_change_no_verdict()
    {
        var assessed = HistoricalTargets.RoughSleeping();

        Assert.Equal("30 June 2008", assessed.Latest?.Period.Label);
        Assert.Contains(assessed.Observations, seen => seen.Value == 1768);
    }

    [Fact]
    public void Conceptions_missed_the_deadline_and_got_there_four_years_late()
    {
        var assessed = HistoricalTargets.Conceptions();
        var facts = assessed.Facts;

        Assert.Equal((TargetStatus.Missed, "reachedLate"), (assessed.Status, assessed.Reason.Code));
        Assert.Equal((false, 34.2, "2014"), (facts.HeldAtDeadline, facts.AtDeadline!.Value!.Value, facts.ReachedLate?.Period.Label));
        Assert.Equal("2021", facts.HeldThreeOn?.Period.Label);
        Assert.Equal("34.2 per 1,000 at the deadline; reached in 2014, 4 years late.", StatusSentence.BesideChip(assessed));
    }

    [Fact]
    public void Exclusions_were_reached_in_1999_and_lost_by_the_deadline()
    {
        var assessed = HistoricalTargets.Exclusions();
        var facts = assessed.Facts;

        Assert.Equal((TargetStatus.MetThenLost, "reversedByDeadline"), (assessed.Status, assessed.Reason.Code));
        Assert.Equal(("1999/00", "2000/01", false), (facts.FirstReached?.Period.Label, facts.Reversed?.Period.Label, facts.HeldAtDeadline));
        Assert.Equal((9540d, null, null), (facts.AtDeadline!.Value!.Value, facts.ReachedLate, facts.HeldThreeOn));
        Assert.Equal("8,323 exclusions in 1999/00, but 9,540 exclusions at the deadline.", StatusSentence.BesideChip(assessed));
    }

    [Fact]
    public void In_2004_conceptions_are_clearly_behind()
    {
        var then = new DateOnly(2004, 12, 31);
        var assessed = HistoricalTargets.Conceptions(then);

        Assert.Equal(-2.0, assessed.Gap!.Value, 0.05);
        Assert.Equal(-6.65, HistoricalTargets.Conceptions(then, interim: false).Gap!.Value, 0.005);
        Assert.Equal(21, assessed.MonthsBehind);
        Assert.True(assessed.Status is TargetStatus.OffTrack or TargetStatus.AtRisk, assessed.Status.ToString());
        Assert.Equal("2.0 per 1,000 behind where it needs to be", StatusSentence.Gap(assessed));
    }

    [Fact]
    public void In_2001_exclusions_are_well_ahead_but_turned_so_not_on_track()
    {
        var assessed = HistoricalTargets.Exclusions(new DateOnly(2001, 8, 31));

        Assert.True(assessed.Gap > 0);
        Assert.True(new TargetHistory(assessed.Target, assessed.Observations).IsGettingWorse);
        Assert.NotEqual(TargetStatus.OnTrack, assessed.Status);
    }

    [Theory]
    [InlineData(2009, false)]
    [InlineData(2010, true)]
    public void No_verdict_is_given_before_the_deadline(int year, bool verdict)
    {
        var assessed = HistoricalTargets.Conceptions(new DateOnly(year, 12, 31));

        Assert.Equal((verdict, verdict ? false : null), (assessed.Status.IsVerdict(), assessed.Facts.HeldAtDeadline));
        Assert.Null(assessed.Facts.ReachedLate);
    }

    [Fact]
    public void A_baseline_that_already_meets_the_goal_does_not_count_as_reached()
    {
        var goal = SampleTarget.Goal with { Value = 55 };

        Assert.Null(SampleTarget.Assess(goal with { BaselinePeriod = SampleTarget.Latest }, [54, 60], SampleTarget.Today).Facts.FirstReached);
        Assert.NotNull(SampleTarget.Assess(goal with { BaselinePeriod = SampleTarget.Latest.Shift(-1) }, [54, 60], SampleTarget.Today).Facts.FirstReached);
    }

    [Fact]
    public void A_dip_before_the_deadline_that_was_made_good_is_no_loss()
    {
        var goal = SampleTarget.Goal with { BaselineValue = 50, BaselinePeriod = SampleTarget.Latest.Shift(-5), Value = 70, Deadline = SampleTarget.Latest };

        var held = SampleTarget.Assess(goal, [50, 60, 71, 68, 72, 73], SampleTarget.Today);

        Assert.Equal((TargetStatus.Met, true), (held.Status, held.Facts.HeldAtDeadline));
        Assert.Null(held.Facts.Reversed);
    }

    [Fact]
    public void What_is_lost_after_the_deadline_is_met_then_lost()
    {
        var goal = SampleTarget.Goal with { BaselineValue = 50, BaselinePeriod = SampleTarget.Latest.Shift(-4), Value = 70, Deadline = SampleTarget.Latest.Shift(-1) };

        var lost = SampleTarget.Assess(goal, [50, 60, 71, 72, 65], SampleTarget.Today);

        Assert.Equal((TargetStatus.MetThenLost, "lostAfterDeadline", SampleTarget.Latest), (lost.Status, lost.Reason.Code, lost.Facts.Reversed?.Period));
    }
}
