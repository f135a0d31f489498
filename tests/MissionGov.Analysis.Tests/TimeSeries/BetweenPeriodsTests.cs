using CsCheck;
using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Tests.TimeSeries;

public sealed class BetweenPeriodsTests
{
    // A random walk from 60: after h steps normal around 60 with variance 4h.
    private static readonly Projection Walk = ((Answer<Projection>.Found)TrendProjection.Project(
        new Series(Frequency.Annual, [60, 62, 60, 62, 60, 62, 60]), 4, new ProjectionOptions { Method = ProjectionMethod.Naive, Transform = Transform.None })).Value;

    [Fact]
    public void At_the_end_of_a_period_it_is_that_period_s() => Assert.Same(Walk.Points[2].Distribution, Walk.At(3, 60));

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.75)]
    [InlineData(2.5)]
    public void In_between_a_random_walk_is_what_it_would_be_then(double steps)
    {
        var at = Walk.At(steps, 60);
        var sigma = (Walk.Points[0].Distribution.Quantile(0.975) - 60) / 1.959963984540054;

        Assert.Equal(60 + (1.959963984540054 * sigma * Math.Sqrt(steps)), at.Quantile(0.975), 1e-9);
        Assert.Equal(60, at.Mean, 1e-9);
    }

    [Fact]
    public void What_is_known_is_certain_just_before_the_first_step()
    {
        Assert.InRange(Walk.At(1e-9, 60).Quantile(0.975), 60, 60.001);
        Assert.Equal(1, Walk.At(1e-9, 60).ChanceOf(59.9, Direction.AtLeast), 1e-6);
    }

    [Fact]
    public void Chances_both_ways_sum_to_one_and_fall_as_the_goal_gets_harder() => Gen.Double[50, 70].Array[2].Sample(goals =>
    {
        var at = Walk.At(1.4, 60);
        Assert.Equal(1, at.ChanceOf(goals[0], Direction.AtLeast) + at.ChanceOf(goals[0], Direction.AtMost), 1e-6);
        Assert.True(at.ChanceOf(goals.Max(), Direction.AtLeast) <= at.ChanceOf(goals.Min(), Direction.AtLeast));
    });

    [Fact]
    public void Bounds_that_both_keep_are_kept()
    {
        var share = ((Answer<Projection>.Found)TrendProjection.Project(new Series(Frequency.Annual, [93, 98, 95, 99, 94, 99]), 2, new ProjectionOptions { Bounds = new Bounds(0, 100) })).Value;

        Assert.InRange(share.At(0.5, 99).Quantile(0.999), 99, 100);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4.01)]
    public void A_moment_outside_the_projection_is_refused_loudly(double steps) => Assert.Throws<ArgumentOutOfRangeException>(() => Walk.At(steps, 60));
}
