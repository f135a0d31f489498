using MissionGov.Analysis;
using MissionGov.Analysis.Trajectories;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

/// <summary>
/// R. Findlay's reading of a waiting list in February: a fall of 64,221 was needed, the time of year usually brings 15,500 more,
/// and it fell by 31,000. "The shortfall does not disappear, it is carried forward."
/// </summary>
public sealed class NextChangeTests
{
    private const double Needed = -64_221;
    private const double Usual = 15_500;
    private const double Actual = -31_000;

    // January 2026 to March 2029.
    private const int MonthsLeft = 38;

    // A made-up year around his February: February first, and nothing over the whole of it.
    private static readonly double[] Season = [Usual, -4_000, 2_000, -9_000, 7_000, -1_000, 3_000, -6_000, 500, -8_000, 4_000, -4_000];

    [Fact]
    public void February_needs_the_even_pace_with_its_season_put_back()
    {
        var january = Assess(known: []);

        Assert.Equal("February 2026", january.NextChange!.Period.Label);
        Assert.Equal((Needed, Usual), (Math.Round(january.NextChange.Needed, 6), january.NextChange.Usual!.Value));
        Assert.Equal(Needed - Usual, january.RequiredPace!.Value, 1e-6);
    }

    [Fact]
    public void What_was_not_done_is_asked_of_the_months_that_are_left()
    {
        var february = Assess(known: [Actual]);
        var carried = (Needed - Actual) / (MonthsLeft - 1);

        Assert.Equal(Actual, february.LastChange);
        // The season of February is behind, so the rest of the way has it to make good as well.
        Assert.Equal(Needed - Usual + carried - (Usual / (MonthsLeft - 1)), february.RequiredPace!.Value, 1e-6);
        Assert.Equal(february.RequiredPace!.Value + Season[1], february.NextChange!.Needed, 1e-6);
    }

    [Fact]
    public void Where_the_year_has_no_pattern_every_period_needs_the_even_pace()
    {
        var assessed = SampleTarget.Assess(SampleTarget.Goal, [60, 60.4, 60.1, 61], SampleTarget.Today);

        Assert.Equal(assessed.RequiredPace, assessed.NextChange!.Needed);
        Assert.Null(assessed.NextChange.Usual);
    }

    [Fact]
    public void The_last_month_has_all_the_rest_to_bring()
    {
        var last = Assess([.. Enumerable.Repeat(Actual, MonthsLeft - 1)]);

        Assert.Equal("March 2029", last.NextChange!.Period.Label);
        Assert.Equal(last.Goal.Value - last.Latest!.Value!.Value, last.NextChange.Needed, 1e-6);
    }

    // Counts of June, and a deadline in March: the next count is too late.
    [Fact]
    public void A_figure_after_the_deadline_can_bring_nothing_any_more()
    {
        var target = SampleTarget.Of(SampleTarget.Goal with { BaselinePeriod = Period.Month(2020, 6) }, new Unit(UnitKind.Percent, "", 1), Frequency.Annual);
        Observation[] seen = [.. Enumerable.Range(0, 9).Select(year => SampleTarget.Seen(Period.Month(2020 + year, 6), 60 + year))];

        Assert.Null(TargetProgress.Assess(target, seen, new DateOnly(2028, 7, 20), RatingRules.Published).NextChange);
    }

    [Fact]
    public void A_seasonal_path_bends_with_the_usual_year_and_still_ends_at_the_goal()
    {
        var assessed = Assess([], shape: TrajectoryShape.Seasonal);
        var path = assessed.Path!;
        var (from, to) = (Period.Month(2026, 1), Period.Month(2026, 2));

        Assert.Equal(assessed.Goal.Value, path.At(assessed.Goal.Deadline.EndMonth), 1e-6);
        Assert.Equal(Needed, path.At(to.EndMonth) - path.At(from.EndMonth), 600.0);
    }

    [Fact]
    public void A_seasonal_path_of_a_measure_without_a_season_is_even() =>
        Assert.Equal(RequiredNow(TrajectoryShape.Linear), RequiredNow(TrajectoryShape.Seasonal));

    private static double? RequiredNow(TrajectoryShape shape) =>
        SampleTarget.Assess(SampleTarget.Goal with { Shape = shape }, [60, 60.4, 60.1, 61], SampleTarget.Today).RequiredNow;

    [Theory]
    [InlineData(0, "2024-07-01/P1M", "A path of equal percentages needs values above zero.")]
    [InlineData(60, "2029-03-01/P1M", "The baseline, the points on the way and the deadline are not in order of time.")]
    public void A_goal_without_a_path_is_not_rated_and_says_why(double baseline, string from, string why)
    {
        var goal = SampleTarget.Goal with { BaselineValue = baseline, BaselinePeriod = Period.FromIso(from)!.Value, Shape = TrajectoryShape.Geometric };

        var assessed = SampleTarget.Rising(0.2, goal);

        Assert.Equal((TargetStatus.NotRated, "noPath", why), (assessed.Status, assessed.Reason.Code, assessed.Reason.Text));
    }

    /// <summary>Eight years of the season, up to January 2026, then what is known.</summary>
    private static TargetAssessment Assess(double[] known, TrajectoryShape shape = TrajectoryShape.Linear)
    {
        var values = new List<double> { 7_000_000 };
        for (var month = 0; month < 96; month++) values.Add(values[^1] + Season[month % Season.Length]);
        var january = values[^1];
        foreach (var change in known) values.Add(values[^1] + change);

        var goal = new StretchGoal
        {
            BaselineValue = january,
            BaselinePeriod = Period.Month(2026, 1),
            Value = january + (MonthsLeft * (Needed - Usual)),
            Deadline = Period.Month(2029, 3),
            Direction = Direction.AtMost,
            Shape = shape,
        };
        var target = SampleTarget.Of(goal, new Unit(UnitKind.Count, "people", 0), Frequency.Monthly);
        Observation[] seen = [.. values.Select((value, i) => SampleTarget.Seen(Period.Month(2018, 1).Shift(i), value))];
        return TargetProgress.Assess(target, seen, seen[^1].Period.End.AddDays(20), RatingRules.Published);
    }
}
