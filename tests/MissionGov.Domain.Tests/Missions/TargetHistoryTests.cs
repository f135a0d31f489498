using System.Globalization;
using MissionGov.Analysis;
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
    public void The_share_of_progress_in_the_last_tenth_of_the_time_is_told()
    {
        // Twelve years less a tenth end 2.4 months before 2009 does, between 39.7 and 37.1: 37.62. Then 3.42 of 12.4 points were left.
        Assert.Equal(3.42 / 12.4, HistoricalTargets.Conceptions().Facts.ShareInLastTenth!.Value, 1e-9);

        // Five years less a tenth end halfway from 9,140 to 9,540: the last half-year went 200 the wrong way, of 3,160 in all.
        Assert.Equal(-200 / 3160.0, HistoricalTargets.Exclusions().Facts.ShareInLastTenth!.Value, 1e-9);
        Assert.Null(HistoricalTargets.Conceptions(new DateOnly(2009, 12, 31)).Facts.ShareInLastTenth);
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

    [Theory]
    [InlineData("2029-07-09", null)]
    [InlineData("2029-10-14", null)] // due on 30 September, with 14 days of grace
    [InlineData("2029-10-15", false)]
    public void A_verdict_waits_until_a_figure_nearer_the_deadline_is_overdue(string today, bool? held)
    {
        var assessed = Homes(today, ("2029-05-09", 1_400_000));

        Assert.Equal((held, held is null), (assessed.Facts.HeldAtDeadline, assessed.Reason.Code == "awaiting"));
        Assert.Equal(held is null, StatusSentence.BesideChip(assessed).EndsWith("The deadline has passed, but the figure that decides is not out yet.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2029-07-09", 1_510_000, "2029-07-09", true)]  // the figure for the day itself
    [InlineData("2029-08-09", 1_510_000, "2029-05-09", false)] // a later one, so that nothing nearer can come
    public void A_figure_at_or_past_the_deadline_settles_it(string period, double value, string decides, bool held)
    {
        var assessed = Homes("2029-09-01", ("2029-05-09", 1_400_000), (period, value));

        Assert.Equal((decides, held), (assessed.Facts.AtDeadline?.Period.End.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), assessed.Facts.HeldAtDeadline));
    }

    [Theory]
    [InlineData(2, true)]  // February ends before 15 March, and March after it
    [InlineData(1, null)]  // January is not the last month before it
    public void A_month_decides_for_a_deadline_in_the_middle_of_the_next(int month, bool? held)
    {
        var goal = SampleTarget.Goal with { BaselinePeriod = Period.Month(2025, 1), Deadline = Period.Snapshot(new DateOnly(2025, 3, 15)), Value = 70 };
        var target = SampleTarget.Of(goal, new Unit(UnitKind.Percent, "", 1), Frequency.Monthly);

        var assessed = TargetProgress.Assess(target, [SampleTarget.Seen(Period.Month(2024, 12), 60), SampleTarget.Seen(Period.Month(2025, month), 71)], new DateOnly(2025, 6, 30), RatingRules.Published);

        Assert.Equal(held, assessed.Facts.HeldAtDeadline);
    }

    [Theory]
    [InlineData(2002, 3, null)]
    [InlineData(2002, 6, true)]
    [InlineData(2002, 12, true)]
    public void Rough_sleeping_has_its_verdict_once_the_count_after_the_deadline_is_known(int year, int month, bool? held) =>
        Assert.Equal(held, HistoricalTargets.RoughSleeping(new DateOnly(year, month, 1).AddMonths(1).AddDays(-1)).Facts.HeldAtDeadline);

    [Fact]
    public void Exclusions_have_their_verdict_at_the_end_of_2002() =>
        Assert.Equal(TargetStatus.MetThenLost, HistoricalTargets.Exclusions(new DateOnly(2002, 12, 31)).Status);

    /// <summary>The running total of the demo, whose last figures are made up.</summary>
    private static TargetAssessment Homes(string today, params (string Day, double Total)[] last)
    {
        var goal = new StretchGoal { BaselineValue = 0, BaselinePeriod = Day("2024-07-09"), Value = 1_500_000, Deadline = Day("2029-07-09"), Direction = Direction.AtLeast };
        var target = SampleTarget.Of(goal, new Unit(UnitKind.Count, "homes", 0), Frequency.Quarterly);
        target.Indicator.LagDays = 52;
        (string Day, double Total)[] all = [("2024-07-09", 0), ("2025-11-09", 275_600), .. last];
        return TargetProgress.Assess(target, [.. all.Select(seen => SampleTarget.Seen(Day(seen.Day), seen.Total))], DateOnly.Parse(today, CultureInfo.InvariantCulture), RatingRules.Published);
    }

    private static Period Day(string day) => Period.FromIso(day)!.Value;

    [Fact]
    public void A_half_yearly_count_is_not_late_before_the_next_half_year_and_decides_up_to_half_a_year_before_the_deadline()
    {
        var before = Officers("2026-06-30");

        Assert.Equal((0, new DateOnly(2026, 7, 21)), (before.DaysLate, before.NextDue));
        Assert.Equal("Not enough history for a forecast: 3 of 4.", before.NoForecastBecause);
        Assert.Equal(false, Officers("2030-02-10", ("2029-03-31", 29_000)).Facts.HeldAtDeadline);
    }

    /// <summary>The neighbourhood police of the demo: counts of March and September.</summary>
    private static TargetAssessment Officers(string today, params (string Day, double Count)[] last)
    {
        var goal = new StretchGoal { BaselineValue = 17_175, BaselinePeriod = Day("2025-03-31"), Value = 30_175, Deadline = Day("2029-07-09"), Direction = Direction.AtLeast };
        var target = SampleTarget.Of(goal, new Unit(UnitKind.Count, "officers", 0), Frequency.Annual);
        target.Indicator.MonthsBetweenFigures = 6;
        target.Indicator.LagDays = 112;
        (string Day, double Count)[] all = [("2024-03-31", 16_961), ("2025-03-31", 17_175), ("2025-09-30", 19_558), .. last];
        return TargetProgress.Assess(target, [.. all.Select(seen => SampleTarget.Seen(Day(seen.Day), seen.Count))], DateOnly.Parse(today, CultureInfo.InvariantCulture), RatingRules.Published);
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
