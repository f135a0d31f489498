using MissionGov.Analysis.Trajectories;

namespace MissionGov.Analysis.Tests.Trajectories;

public sealed class PaceTests
{
    // Teenage conceptions, rough sleeping and exclusions: baseline, goal, years in all, years so far, value, share of change, growth ratio, pace a year.
    [Theory]
    [InlineData(46.6, 23.3, 12, 3, 42.5, 0.176, 0.539, -2.13)]
    [InlineData(46.6, 23.3, 12, 6, 41.6, 0.215, 0.334, -3.05)]
    [InlineData(46.6, 23.3, 12, 9, 41.4, 0.223, 0.233, -6.03)]
    [InlineData(46.6, 23.3, 12, 12, 34.2, 0.532, 0.453, null)]
    [InlineData(1850, 617, 4, 1, 1633, 0.176, 0.489, -338.7)]
    [InlineData(1850, 617, 4, 2, 1180, 0.543, 0.839, -281.5)]
    [InlineData(1850, 617, 4, 3, 703, 0.930, 1.148, -86.0)]
    [InlineData(1850, 617, 4, 4, 596, 1.017, 1.027, null)]
    [InlineData(12700, 8467, 5, 1, 12300, 0.094, 0.404, -958.0)]
    [InlineData(12700, 8467, 5, 3, 8323, 1.034, 1.687, 72.0)]
    [InlineData(12700, 8467, 5, 4, 9135, 0.842, 1.015, -668.0)]
    [InlineData(12700, 8467, 5, 5, 9540, 0.746, 0.714, null)]
    public void The_case_studies_give_the_published_arithmetic(double baseline, double goal, double years, double elapsed, double value, double share, double ratio, double? pace)
    {
        Assert.Equal(share, Pace.ShareOfChange(baseline, value, goal)!.Value, 0.0006);
        Assert.Equal(ratio, Pace.CompoundGrowthRatio(new(0, baseline), new(elapsed, value), new(years, goal))!.Value, 0.0006);
        Assert.Equal(pace is null, Pace.Needed(value, goal, years - elapsed) is null);
        if (pace is { } needed) Assert.Equal(needed, Pace.Needed(value, goal, years - elapsed)!.Value, 0.3);
    }

    // Findlay, February 2026: -64,221 a month needed, and the season usually adds 15,500 in that month.
    [Fact]
    public void A_month_that_usually_adds_may_add_that_much_more()
    {
        double[] usual = [15_500, 0, -15_500];

        Assert.Equal(-64_221 + 15_500, Pace.NeededIn(200_000, 200_000 - (3 * 64_221), 3, usual, 0)!.Value, 1e-6);
        Assert.Equal(-64_221, Pace.NeededIn(200_000, 200_000 - (3 * 64_221), 3, usual, 1)!.Value, 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    public void The_last_period_has_all_the_rest_to_bring_whatever_it_usually_does(double left) =>
        Assert.Equal(-30, Pace.NeededIn(100, 70, left, [15, 0, -15], 0));

    [Fact]
    public void Numbers_too_far_apart_to_compute_with_are_a_fault_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Pace.Needed(-1e300, 1, 1e-300));
        Assert.Throws<ArgumentException>(() => Pace.NeededIn(-1.7e308, 1.7e308, 1, [0], 0));
        Assert.Throws<ArgumentException>(() => Pace.ShareOfChange(0, 1e300, 1e-300));
        Assert.Throws<ArgumentException>(() => Pace.CompoundGrowthRatio(new(0, 1e-300), new(1e-3, 1), new(1, 2)));
        Assert.Throws<ArgumentException>(() => Pace.Gap(1.7e308, -1.7e308, Direction.AtLeast));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pace.PeriodsBehind(0, 1e15, Direction.AtLeast, 0, _ => 1));
    }

    [Fact]
    public void A_gap_is_positive_when_better_in_either_direction()
    {
        Assert.Equal(2, Pace.Gap(12, 10, Direction.AtLeast));
        Assert.Equal(-2, Pace.Gap(12, 10, Direction.AtMost));
    }

    // On the official path conceptions were 2.0 behind in 2004; the path was at 41.6 in 2002.29.
    [Fact]
    public void Behind_is_the_time_since_the_path_was_here()
    {
        double Path(double at) => RequiredTrajectory.At(TrajectoryShape.Linear, new(1998, 46.6), new(2010, 23.3), [new(2004, 39.6)], at);

        Assert.Equal(2 / (7.0 / 6), Pace.PeriodsBehind(41.6, 2004, Direction.AtMost, 1998, Path)!.Value, 1e-6);
        Assert.Null(Pace.PeriodsBehind(39, 2004, Direction.AtMost, 1998, Path));
        Assert.Equal(0, Pace.PeriodsBehind(39.6, 2004, Direction.AtMost, 1998, Path));
        Assert.Equal(6, Pace.PeriodsBehind(47, 2004, Direction.AtMost, 1998, Path));
    }

    [Fact]
    public void Behind_a_step_is_the_time_since_the_step()
    {
        double Path(double at) => RequiredTrajectory.At(TrajectoryShape.Step, new(0, 40), new(8, 60), [], at, stepAt: 5);

        Assert.Equal(2, Pace.PeriodsBehind(50, 7, Direction.AtLeast, 0, Path)!.Value, 1e-6);
    }

    [Fact]
    public void Growth_of_what_is_not_positive_has_no_ratio()
    {
        Assert.Null(Pace.CompoundGrowthRatio(new(0, -1), new(1, 2), new(2, 3)));
        Assert.Null(Pace.ShareOfChange(5, 6, 5));
        Assert.Throws<ArgumentException>(() => Pace.Needed(double.NaN, 1, 1));
    }
}
