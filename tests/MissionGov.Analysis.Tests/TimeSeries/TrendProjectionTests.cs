using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Tests.TimeSeries;

public sealed class TrendProjectionTests
{
    private static readonly Series Any = Made.Series(Made.Wandering(1, 12));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_value_that_is_no_number_is_a_fault_of_the_caller(double value) =>
        Assert.Throws<ArgumentException>(() => TrendProjection.Project(Made.Series([1, 2, 3, value, 5]), 2, new()));

    [Fact]
    public void A_request_that_means_nothing_is_a_fault_of_the_caller()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TrendProjection.Project(Any, 0, new()));
        Assert.Throws<ArgumentException>(() => TrendProjection.Project(Any, 1, new() { Transform = Transform.Logit }));
        Assert.Throws<ArgumentException>(() => TrendProjection.Project(Any, 1, new() { Bounds = new(100, 0) }));
        Assert.Throws<ArgumentException>(() => TrendProjection.Project(Any, 1, new() { Bounds = new(double.NaN, null) }));
    }

    [Theory]
    [InlineData("nonsense", Frequency.Annual)]
    [InlineData("", Frequency.Annual)]
    [InlineData("AAA", Frequency.Annual)]
    [InlineData("AAM", Frequency.Quarterly)]
    [InlineData("ANM", Frequency.Quarterly)]
    [InlineData("MMN", Frequency.Annual)]
    [InlineData("AaN", Frequency.Annual)]
    [InlineData("ANdN", Frequency.Annual)]
    [InlineData("AAA", Frequency.Weekly)]
    public void A_model_that_cannot_be_is_a_fault_of_the_caller(string model, Frequency frequency)
    {
        ProjectionOptions options = new() { Method = ProjectionMethod.Ets, EtsModel = model };

        Assert.NotNull(options.WrongEtsModel(frequency));
        Assert.Throws<ArgumentException>(() => TrendProjection.Project(Made.Series(Made.Wandering(1, 60), frequency), 1, options));
    }

    [Fact]
    public void What_multiplies_is_not_multiplied_again_by_a_log_scale() =>
        Assert.Throws<ArgumentException>(() => TrendProjection.Project(Any, 1, new() { Method = ProjectionMethod.Ets, EtsModel = "MAN", Transform = Transform.Log }));

    [Theory]
    [InlineData("MNN", 0)]
    [InlineData("MZZ", -3)]
    public void Errors_in_shares_of_nothing_are_refused(string model, double least)
    {
        var refused = Assert.IsType<Answer<Projection>.Refused>(TrendProjection.Project(Made.Series([5, 4, 3, 2, 1, 6, 4, 5, 3, 2, 4, least]), 1, new() { Method = ProjectionMethod.Ets, EtsModel = model }));

        Assert.Equal(Refusal.OutOfDomain, refused.Reason);
    }

    [Fact]
    public void Theta_bridges_missing_values()
    {
        ProjectionOptions theta = new() { Method = ProjectionMethod.Theta };

        var bridged = Made.Projected(new(Frequency.Annual, [1, 2, null, 4, 5.5, null]), 2, theta);
        var whole = Made.Projected(new(Frequency.Annual, [1, 2, 3, 4, 5.5]), 3, theta);

        Assert.Equal(whole.Points[1].Median, bridged.Points[0].Median);
        Assert.Equal(whole.Points[2].Interval(0.8), bridged.Points[1].Interval(0.8));
    }

    [Fact]
    public void A_season_without_enough_history_is_refused()
    {
        var monthly = Made.Series(Made.Wandering(1, 12), Frequency.Monthly);

        var refused = Assert.IsType<Answer<Projection>.Refused>(TrendProjection.Project(monthly, 1, new() { Method = ProjectionMethod.Ets, EtsModel = "AAA" }));

        Assert.Equal(Refusal.TooFewPoints, refused.Reason);
        Assert.True(refused.Need > 12);
    }

    // At the deadline: rough sleeping and exclusions by the year named, conceptions with its error.
    [Theory]
    [InlineData(new[] { 46.6, 44.8, 43.6, 42.5 }, 9, 30.20)]
    [InlineData(new[] { 46.6, 44.8, 43.6, 42.5, 42.8, 42.1, 41.6 }, 6, 36.61)]
    [InlineData(new[] { 46.6, 44.8, 43.6, 42.5, 42.8, 42.1, 41.6, 41.4, 40.6, 41.4 }, 3, 38.62)]
    [InlineData(new[] { 1850.0, 1633, 1180 }, 2, 549.3)]
    [InlineData(new[] { 1850.0, 1633, 1180, 703 }, 1, 368.0)]
    [InlineData(new[] { 12700.0, 12300, 10440, 8323 }, 2, 5694.0)]
    [InlineData(new[] { 12700.0, 12300, 10440, 8323, 9135 }, 1, 7248.0)]
    public void A_straight_line_meets_the_deadline_where_arithmetic_says(double[] values, int periods, double at) =>
        Assert.Equal(at, Made.Projected(Made.Series(values), periods, new() { Method = ProjectionMethod.Ols }).Points[^1].Median, 0.006 + (1e-4 * at));

    [Fact]
    public void The_prediction_error_of_the_conceptions_line_is_the_published_one()
    {
        var point = Made.Projected(Made.Series([46.6, 44.8, 43.6, 42.5, 42.8, 42.1, 41.6]), 6, new() { Method = ProjectionMethod.Ols }).Points[^1];

        // 2.5706 is the 97.5% point of a t with 5 degrees of freedom.
        Assert.Equal(1.36, (point.Interval(0.95).Upper - point.Median) / 2.5706, 0.005);
    }
}
