using MissionGov.Analysis;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

/// <summary>Each row of the copy guide, from figures to level, reason and sentence.</summary>
public sealed class StatusRuleTests
{
    [Theory]
    [InlineData(-0.05, TargetStatus.OffTrack)]
    [InlineData(0.6, TargetStatus.OnTrack)]
    public void The_trend_decides_the_level(double pace, TargetStatus level)
    {
        var assessed = SampleTarget.Rising(pace);

        Assert.Equal((level, "chance"), (assessed.Status, assessed.Reason.Code));
        Assert.Equal(RatingRules.Published.LevelOf(assessed.Chance!.Value), assessed.Status);
    }

    [Fact]
    public void A_level_that_the_chance_has_just_left_says_why_it_stays()
    {
        // Which last change brings the chance just past a limit is the forecast's affair.
        var crossing = Enumerable.Range(-20, 60).Select(tenths => SampleTarget.Rising(0.32, null, null, tenths / 10.0)).First(assessed => assessed.Reason.Code == "held");
        var chance = crossing.Chance!.Value;
        var rules = RatingRules.Published;
        var limit = new[] { rules.AtRiskFrom, rules.MostlyOnTrackFrom, rules.OnTrackFrom }.MinBy(limit => Math.Abs(limit - chance));

        Assert.NotEqual(rules.LevelOf(chance), crossing.Status);
        Assert.InRange(Math.Abs(ChanceWords.WholePercent(chance) - ChanceWords.WholePercent(limit)), 0, 4);
        Assert.Equal(
            $"The chance is {ChanceWords.Percent(chance)} and has only just crossed the limit of {ChanceWords.Percent(limit)}. The level moves when it is 5 points past, or stays past for two figures.",
            crossing.Reason.Text);
    }

    [Fact]
    public void Off_track_says_gap_chance_and_promise()
    {
        var sentence = StatusSentence.Alone(SampleTarget.Rising(-0.05));

        Assert.Matches(@"^Off track: \d+\.\d points behind where it needs to be; (about 1 in \d+ chance \(\d+%\)|under 1% chance) of 80% by March 2029\.$", sentence);
    }

    [Fact]
    public void On_track_says_how_far_ahead() =>
        Assert.Matches(@"^On track: \d\.\d points ahead of where it needs to be; .*\d+%.* of 80% by March 2029\.$", StatusSentence.Alone(SampleTarget.Rising(0.6)));

    [Fact]
    public void Rows_that_are_compared_have_percentages_only()
    {
        var sentence = StatusSentence.BesideChip(SampleTarget.Rising(-0.05), inWords: false);

        Assert.DoesNotContain(" in ", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Off track", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Late_data_are_never_on_track()
    {
        var assessed = SampleTarget.Rising(0.6, today: new DateOnly(2026, 4, 30));

        Assert.True(assessed.Chance >= RatingRules.Published.OnTrackFrom);
        Assert.Equal((TargetStatus.MostlyOnTrack, "dataLate"), (assessed.Status, assessed.Reason.Code));
        Assert.Equal(assessed.Today.DayNumber - assessed.NextDue!.Value.DayNumber, assessed.DaysLate);
    }

    [Fact]
    public void A_release_within_its_grace_is_not_late() =>
        Assert.Equal(0, SampleTarget.Rising(0.6, today: new DateOnly(2026, 2, 14).AddDays(RatingRules.Published.GraceDays)).DaysLate);

    [Fact]
    public void Far_behind_is_never_on_track()
    {
        var assessed = SampleTarget.Rising(0.5, SampleTarget.Goal with { Interim = [new InterimPoint(SampleTarget.Latest, 79.5)] });

        Assert.True(assessed.Chance >= RatingRules.Published.OnTrackFrom, $"chance {assessed.Chance}");
        Assert.Equal((TargetStatus.MostlyOnTrack, "farBehind"), (assessed.Status, assessed.Reason.Code));
    }

    [Fact]
    public void Going_the_wrong_way_twice_is_never_on_track()
    {
        var near = SampleTarget.Goal with { Value = 65 };
        var assessed = SampleTarget.Rising(0.6, near, null, -0.1, -0.1);

        Assert.True(assessed.Chance >= RatingRules.Published.OnTrackFrom, $"chance {assessed.Chance}");
        Assert.Equal((TargetStatus.MostlyOnTrack, "gettingWorse"), (assessed.Status, assessed.Reason.Code));
        Assert.Equal(TargetStatus.OnTrack, SampleTarget.Rising(0.6, near, null, -0.1).Status);
    }

    [Theory]
    [InlineData(64, TargetStatus.AtRisk)]
    [InlineData(66, TargetStatus.MostlyOnTrack)]
    [InlineData(61, TargetStatus.OffTrack)]
    public void Without_a_forecast_the_gap_decides_and_says_so(double latest, TargetStatus level)
    {
        var assessed = SampleTarget.Assess(SampleTarget.Goal with { BaselinePeriod = Period.Month(2024, 12) }, [60, latest], SampleTarget.Today);

        Assert.Equal((level, "gapAlone", null), (assessed.Status, assessed.Reason.Code, assessed.Chance));
        Assert.Contains("Not enough history for a forecast: 2 of 3.", StatusSentence.Alone(assessed), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_figures_it_is_not_rated_and_names_the_owner()
    {
        var assessed = SampleTarget.Assess(SampleTarget.Goal, [], SampleTarget.Today);

        Assert.Equal((TargetStatus.NotRated, "noData"), (assessed.Status, assessed.Reason.Code));
        Assert.Equal("Not rated: No figures yet. Owner: NHS unit lead.", StatusSentence.Alone(assessed));
    }

    [Fact]
    public void Without_figures_since_the_baseline_it_is_not_rated()
    {
        var assessed = SampleTarget.Assess(SampleTarget.Goal with { BaselinePeriod = SampleTarget.Latest }, [59, 60], SampleTarget.Today);

        Assert.Equal((TargetStatus.NotRated, "noDataSinceBaseline"), (assessed.Status, assessed.Reason.Code));
    }

    [Fact]
    public void Reaching_it_at_some_time_is_at_least_as_likely_as_holding_it_at_the_deadline()
    {
        var assessed = SampleTarget.Rising(0.4);

        Assert.InRange(assessed.ChanceEver!.Value, assessed.Chance!.Value, 1);
    }

    [Fact]
    public void Of_figures_from_before_the_baseline_nothing_was_needed()
    {
        var assessed = SampleTarget.Assess(SampleTarget.Goal with { BaselinePeriod = SampleTarget.Latest.Shift(2) }, [59, 60], SampleTarget.Today);

        Assert.Equal((TargetStatus.NotRated, "noDataSinceBaseline", null, null, null), (assessed.Status, assessed.Reason.Code, assessed.Gap, assessed.RequiredNow, assessed.NextChange));
    }

    [Fact]
    public void A_promise_that_cannot_be_measured_is_not_rated_and_has_no_path()
    {
        var target = SampleTarget.Of(SampleTarget.Goal, new Unit(UnitKind.Percent, "", 1), Frequency.Monthly);
        target.NotTrackableBecause = "The promise has no value.";

        var assessed = TargetProgress.Assess(target, [SampleTarget.Seen(SampleTarget.Latest, 61)], SampleTarget.Today, RatingRules.Published);

        Assert.Equal((TargetStatus.NotRated, "notTrackable", "The promise has no value."), (assessed.Status, assessed.Reason.Code, assessed.Reason.Text));
        Assert.Empty(assessed.Required);
    }

    [Fact]
    public void Reached_before_the_deadline_is_not_met_yet()
    {
        var assessed = SampleTarget.Rising(1.3);

        Assert.False(assessed.Status.IsVerdict());
        Assert.Null(assessed.Facts.HeldAtDeadline);
        Assert.Matches("^Reached in .+ 2025, 3 years and .+ months early. It counts as met if it holds at the deadline.$", StatusSentence.BesideChip(assessed));
    }

    [Fact]
    public void Published_forecasts_are_not_outturns()
    {
        var target = SampleTarget.Of(SampleTarget.Goal, new Unit(UnitKind.Percent, "", 1), Frequency.Monthly);
        var assessed = TargetProgress.Assess(target, [SampleTarget.Seen(SampleTarget.Latest.Shift(-1), 61), SampleTarget.Seen(SampleTarget.Latest, 95, Quality.Forecast)], SampleTarget.Today, RatingRules.Published);

        Assert.Equal(61, assessed.Latest!.Value);
        Assert.Null(assessed.Facts.FirstReached);
    }
}
