using CsCheck;
using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Tests.TimeSeries;

public sealed class RunningTotalTests
{
    private static readonly double?[] Steady = [52, 50, 55, 49, 51, 54, 50, 53, 52, 49, 51, 53];

    private static Projection Project(double?[] added, double total, int horizon) =>
        Assert.IsType<Answer<Projection>.Found>(RunningTotal.Project(new Series(Frequency.Quarterly, added), total, horizon)).Value;

    [Fact]
    public void The_total_is_the_last_one_and_what_is_added()
    {
        var flow = TrendOf(Steady, 8);
        var total = Project(Steady, 1000, 8);

        Assert.Equal(1000 + flow.Points.Sum(point => point.Median), total.Points[^1].Median, 3.0);
        Assert.Equal(1000 + flow.Points[0].Median, total.Points[0].Median, 0.2);
    }

    [Fact]
    public void The_first_step_has_the_fan_of_what_is_added()
    {
        var (flow, total) = (TrendOf(Steady, 1).Points[0].Interval(0.8), Project(Steady, 1000, 1).Points[0].Interval(0.8));

        Assert.Equal(flow.Lower, total.Lower - 1000, 0.3);
        Assert.Equal(flow.Upper, total.Upper - 1000, 0.3);
    }

    // Additions that do not remember their errors are independent: the spread of a sum grows with the root of the steps.
    [Fact]
    public void Independent_additions_widen_the_fan_by_the_root_of_the_steps()
    {
        var (added, total) = (TrendOf(Steady, 9), Project(Steady, 1000, 9));
        var constant = Width(added.Points[8]) / Width(added.Points[0]);

        Assert.InRange(constant, 0.9, 1.3);
        Assert.InRange(Width(total.Points[8]) / Width(total.Points[0]), 2.8, 3.2 * constant);
    }

    [Fact]
    public void A_total_never_falls_even_where_it_was_corrected_downwards()
    {
        var projected = Project([12, 3, -8, 6, 1, -4, 7, 2, 0, 5], 100, 12);

        foreach (var level in new[] { 0.01, 0.1, 0.5, 0.9 })
        {
            double[] totals = [100, .. projected.Points.Select(point => point.Distribution.Quantile(level))];
            Assert.Equal(totals.Order(), totals);
        }
    }

    [Fact]
    public void Additions_of_wildly_different_size_still_have_a_total() =>
        Assert.All(Project([1e-12, 1e12, 1e-12, 1e12, 3, 1e12], 5, 300).Points, point => Assert.True(double.IsFinite(point.Interval(0.95).Upper) && double.IsFinite(point.Distribution.Mean)));

    [Fact]
    public void A_total_does_not_depend_on_how_far_it_is_followed() =>
        Assert.Equal(Project(Steady, 10, 5).Points.Select(point => point.Interval(0.8)), Project(Steady, 10, 25).Points.Take(5).Select(point => point.Interval(0.8)));

    [Fact]
    public void The_same_figures_give_the_same_answer() =>
        Assert.Equal(Project(Steady, 10, 5).Points.Select(point => point.Median), Project(Steady, 10, 5).Points.Select(point => point.Median));

    [Fact]
    public void A_harder_total_is_never_likelier() => Gen.Double[1000, 2500].Array[2].Sample(
        goals =>
        {
            var end = Distribution();
            Assert.True(end.ChanceOf(goals.Max(), Direction.AtLeast) <= end.ChanceOf(goals.Min(), Direction.AtLeast));
            Assert.Equal(1, end.ChanceOf(goals[0], Direction.AtLeast) + end.ChanceOf(goals[0], Direction.AtMost), 1e-9);
        },
        iter: 200);

    [Fact]
    public void The_chance_of_a_quantile_is_its_own()
    {
        foreach (var level in new[] { 0.03, 0.25, 0.5, 0.8, 0.97 })
            Assert.Equal(level, Distribution().ChanceOf(Distribution().Quantile(level), Direction.AtMost), 0.003);
    }

    [Fact]
    public void Two_additions_are_too_few() =>
        Assert.Equal((2, 3), RunningTotal.Project(new Series(Frequency.Quarterly, [5, 6]), 11, 4) is Answer<Projection>.Refused refused ? (refused.Have, refused.Need) : default);

    [Fact]
    public void A_total_that_is_no_number_is_refused_loudly() =>
        Assert.Throws<ArgumentException>(() => RunningTotal.Project(new Series(Frequency.Annual, [1, 2, 3, 4]), double.NaN, 1));

    // Made-up quarters with a seed: independent around a level, drifting, and in between.
    [Theory]
    [InlineData(0, 0.05)]
    [InlineData(0.6, 0.05)]
    [InlineData(1, 0.03)]
    public void Four_in_five_totals_fall_in_their_range(double memory, double shock)
    {
        var random = new Random(7);
        var held = 0;
        const int Series = 80, Known = 24, Ahead = 8;
        for (var series = 0; series < Series; series++)
        {
            var added = new double[Known + Ahead];
            for (var (t, state) = (0, 0.0); t < added.Length; t++)
            {
                state = (memory * state) + (shock * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
                added[t] = 100 * Math.Exp(state);
            }

            var range = Project([.. added[..Known].Select(value => (double?)value)], 0, Ahead).Points[^1].Interval(0.8);
            if (added[Known..].Sum() is var total && total >= range.Lower && total <= range.Upper) held++;
        }

        Assert.InRange(held / (double)Series, 0.68, 0.92);
    }

    private static readonly Lazy<PredictiveDistribution> End = new(() => Project(Steady, 1000, 12).Points[^1].Distribution);

    private static PredictiveDistribution Distribution() => End.Value;

    private static double Width(ProjectedPoint point) => point.Interval(0.8) is var interval ? interval.Upper - interval.Lower : 0;

    private static Projection TrendOf(double?[] added, int horizon) =>
        ((Answer<Projection>.Found)TrendProjection.Project(new Series(Frequency.Quarterly, added), horizon, new ProjectionOptions { Bounds = new Bounds(0, null) })).Value;
}
