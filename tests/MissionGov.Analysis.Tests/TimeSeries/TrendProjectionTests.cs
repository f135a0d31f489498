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
    [InlineData("MAM")]
    [InlineData("MNN")]
    [InlineData("ZZZ")]
    [InlineData("nonsense")]
    public void A_model_that_is_not_built_is_never_answered_by_another(string model) =>
        Assert.Throws<NotSupportedException>(() => TrendProjection.Project(Any, 1, new() { Method = ProjectionMethod.Ets, EtsModel = model }));

    [Fact]
    public void Theta_does_not_make_up_missing_values() =>
        Assert.Throws<NotSupportedException>(() => TrendProjection.Project(new(Frequency.Annual, [1, 2, null, 4, 5]), 1, new() { Method = ProjectionMethod.Theta }));

    [Fact]
    public void A_season_without_enough_history_is_refused()
    {
        var monthly = Made.Series(Made.Wandering(1, 12), Frequency.Monthly);

        var refused = Assert.IsType<Answer<Projection>.Refused>(TrendProjection.Project(monthly, 1, new() { Method = ProjectionMethod.Ets, EtsModel = "AAA" }));

        Assert.Equal(Refusal.TooFewPoints, refused.Reason);
        Assert.True(refused.Need > 12);
    }

    // Domain.md section 7, "OLS projection at deadline": rough sleeping and exclusions by the year named, conceptions with its error.
    [Theory]
    [InlineData(new[] { 46.6, 44.8, 43.6, 42.5 }, 9, 30.20)]
    [InlineData(new[] { 46.6, 44.8, 43.6, 42.5, 42.8, 42.1, 41.6 }, 6, 36.61)]
    [InlineData(new[] { 46.6, 44.8, 43.6, 42.5, 42.8, 42.1, 41.6, 41.4, 40.6, 41.4 }, 3, 38.62)]
    [InlineData(new[] { 1850.0, 1633, 1180 }, 2, 549.3)]
    [InlineData(new[] { 1850.0, 1633, 1180, 703 }, 1, 368.0)]
    [InlineData(new[] { 12700.0, 12300, 10440, 8323 }, 2, 5694.0)]
    [InlineData(new[] { 12700.0, 12300, 10440, 8323, 9135 }, 1, 7248.0)]
    public void A_straight_line_meets_the_deadline_where_the_papers_say(double[] values, int periods, double at) =>
        Assert.Equal(at, Made.Projected(Made.Series(values), periods, new() { Method = ProjectionMethod.Ols }).Points[^1].Median, 0.006 + (1e-4 * at));

    [Fact]
    public void The_prediction_error_of_the_conceptions_line_is_the_published_one()
    {
        var point = Made.Projected(Made.Series([46.6, 44.8, 43.6, 42.5, 42.8, 42.1, 41.6]), 6, new() { Method = ProjectionMethod.Ols }).Points[^1];

        // 2.5706 is the 97.5% point of a t with 5 degrees of freedom.
        Assert.Equal(1.36, (point.Interval(0.95).Upper - point.Median) / 2.5706, 0.005);
    }
}
