using MissionGov.Analysis.Distributions;
using MissionGov.Analysis.TimeSeries;
using MissionGov.Analysis.TimeSeries.Methods;
using MissionGov.Analysis.TimeSeries.Methods.Ets;

namespace MissionGov.Analysis.Tests.TimeSeries;

public sealed class SimulatedPathsTests
{
    private static readonly EtsPaths Walk = new(EtsModel.Simple, new(1, 0, 0, 1), [50], 1, sigma: 4);

    [Fact]
    public void The_same_seed_gives_the_same_futures_and_another_seed_others()
    {
        double[] Quantiles(int seed) => [.. Enumerable.Range(1, 5).Select(step => new SimulatedPaths(Walk, ModelScale.Identity, 5, seed).At(step).Quantile(0.31))];

        Assert.Equal(Quantiles(3), Quantiles(3));
        Assert.NotEqual(Quantiles(3), Quantiles(4));
    }

    [Theory]
    [InlineData(Direction.AtLeast)]
    [InlineData(Direction.AtMost)]
    public void Ever_is_at_least_as_likely_as_now_and_never_less_likely_with_more_time(Direction direction)
    {
        var paths = new SimulatedPaths(Walk, ModelScale.Identity, 8, 1);
        var goal = direction == Direction.AtLeast ? 55 : 45;

        var chances = Enumerable.Range(1, 8).Select(step => paths.ChanceEver(goal, direction, step)).ToArray();

        Assert.Equal(chances.Order(), chances);
        for (var step = 1; step <= 8; step++) Assert.True(chances[step - 1] >= paths.At(step).ChanceOf(goal, direction));
        Assert.Equal(paths.At(1).ChanceOf(goal, direction), chances[0]);
    }

    // By reflection a random walk passes a level by a date about twice as likely as it stands beyond it then; less a little, as it is
    // looked at once a period only (Broadie, Glasserman and Kou 1997: the level moves out by 0.5826 standard deviations).
    [Fact]
    public void A_random_walk_passes_a_level_as_the_reflection_principle_says()
    {
        var paths = new SimulatedPaths(Walk, ModelScale.Identity, 100, 5);

        var expected = 2 * (1 - StandardNormal.Cumulative(1 + (0.5826 / 10)));

        Assert.Equal(expected, paths.ChanceEver(50 + 40, Direction.AtLeast, 100), 0.01);
    }

    // The short way asks of each period which futures are its best; the long one carries all of them to the fan, and looks.
    [Theory]
    [InlineData(Direction.AtLeast, 52, 0)]
    [InlineData(Direction.AtLeast, 47, 2)]
    [InlineData(Direction.AtMost, 47, 2)]
    [InlineData(Direction.AtMost, 30, 0)]
    [InlineData(Direction.AtLeast, 1e6, 0)]
    [InlineData(Direction.AtMost, 1e6, 0)]
    public void The_chance_of_ever_getting_there_counts_the_futures_that_do(Direction direction, double goal, int skipped)
    {
        const int Seed = 11;
        const int Horizon = 6;
        var fan = new ModelForecast("", [50, 49, 48, 49, 51, 50, 49, 50], [2, 3, 3, 2, 4, 4, 5, 5], 7);
        var paths = new SimulatedPaths(Walk, ModelScale.Identity, Horizon, Seed, skipped, fan);

        var drawn = Enumerable.Range(0, paths.Count).Select(future =>
        {
            var path = new double[skipped + Horizon];
            Walk.Draw(new RandomNumbers(Seed, future), path);
            return path;
        }).ToList();
        double[][] byStep = [.. Enumerable.Range(skipped, Horizon).Select(step => drawn.Select(path => path[step]).ToArray())];
        FanRanks.Carry(byStep, fan, skipped);
        var counted = Enumerable.Range(0, paths.Count).Count(future => byStep.Any(step => direction == Direction.AtLeast ? step[future] >= goal : step[future] <= goal));

        Assert.Equal((double)counted / paths.Count, paths.ChanceEver(goal, direction, Horizon));
        Assert.Equal(paths.At(1).ChanceOf(goal, direction), new SimulatedPaths(Walk, ModelScale.Identity, Horizon, Seed, skipped, fan).ChanceEver(goal, direction, 1));
    }

    [Fact]
    public void The_value_of_one_rank_is_that_of_the_sorted_list()
    {
        double[] values = [.. Enumerable.Range(0, 500).Select(i => (double)(i * 7919 % 101))];

        for (var rank = 0; rank < values.Length; rank++) Assert.Equal(values.Order().ElementAt(rank), OrderStatistic.Of(values, rank));
    }

    [Fact]
    public void Futures_never_leave_the_bounds_of_the_measure()
    {
        var scale = ModelScale.For(Transform.Logit, new(0, 100), [40, 60])!;
        var paths = new SimulatedPaths(new EtsPaths(EtsModel.Simple, new(0.9, 0, 0, 1), [2], 1, sigma: 3), scale, 12, 1);

        Assert.Equal((1, 1), (paths.At(12).ChanceOf(100, Direction.AtMost), paths.At(12).ChanceOf(0, Direction.AtLeast)));
    }

    // A mean of two equal numbers may differ from them by a rounding.
    [Fact]
    public void Quantiles_of_equal_outcomes_are_those_outcomes()
    {
        var equal = new SampledDistribution([0.1, 0.1, 0.1]);

        for (var level = 0.001; level < 1; level += 0.001) Assert.Equal(0.1, equal.Quantile(level));
    }

    [Fact]
    public void A_long_look_ahead_keeps_no_more_figures_than_a_short_one()
    {
        const int Longest = TrendProjection.LongestHorizon;

        Assert.True(new SimulatedPaths(Walk, ModelScale.Identity, Longest, 1).Count * Longest <= new SimulatedPaths(Walk, ModelScale.Identity, 200, 1).Count * 200);
    }

    [Fact]
    public void A_future_does_not_depend_on_how_far_it_is_followed()
    {
        var (near, far) = (new SimulatedPaths(Walk, ModelScale.Identity, 3, 1), new SimulatedPaths(Walk, ModelScale.Identity, 30, 1));

        Assert.Equal(near.At(3).Quantile(0.3), far.At(3).Quantile(0.3));
        Assert.Equal(near.ChanceEver(55, Direction.AtLeast, 3), far.ChanceEver(55, Direction.AtLeast, 3));
    }

    [Fact]
    public void A_question_beyond_the_projection_is_a_fault_of_the_caller()
    {
        var paths = new SimulatedPaths(Walk, ModelScale.Identity, 3, 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => paths.At(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => paths.ChanceEver(1, Direction.AtLeast, 4));
        Assert.Throws<ArgumentException>(() => paths.ChanceEver(double.NaN, Direction.AtLeast, 1));
        Assert.Throws<ArgumentException>(() => paths.At(1).ChanceOf(double.PositiveInfinity, Direction.AtMost));
        Assert.Throws<ArgumentOutOfRangeException>(() => paths.At(1).Quantile(1));
    }
}
