using CsCheck;
using MissionGov.Analysis.TimeSeries;
using MissionGov.Analysis.TimeSeries.Accuracy;

namespace MissionGov.Analysis.Tests.TimeSeries.Accuracy;

public sealed class AccuracyTests
{
    private static readonly Gen<double> Size = Gen.OneOf(Gen.Double[-1000, 1000], Gen.Const(0d), Gen.Double[1e306, 1.7e308], Gen.Double[1e-310, 1e-300]);

    [Fact]
    public void A_measure_that_is_not_defined_is_missing_and_never_infinite()
    {
        var errors = ForecastErrors.Of([5, 5, 5], [0, 2], [0, 1], 1);

        Assert.Equal(new PointErrors(0.5, Math.Sqrt(0.5), 0.5, null, null, null, null), errors);
        Assert.Equal(new PointErrors(null, null, null, null, null, null, null), ForecastErrors.Of([1, 2], [null], [1], 1));
        Assert.Null(ForecastErrors.NaiveScale([1, 2, 3], 4));
        Assert.Null(ForecastErrors.OverallWeightedAverage(1, 1, 0, 1));
        Assert.Null(ForecastErrors.OverallWeightedAverage(1, null, 1, 1));
    }

    [Fact]
    public void Missing_values_count_nowhere()
    {
        Assert.Equal(ForecastErrors.Of([1, 2, 4], [5, 7], [4, 9], 1), ForecastErrors.Of([1, 2, 4], [5, null, 7], [4, 100, 9], 1));
        Assert.Equal(2, ForecastErrors.NaiveScale([1, null, 3, 5], 1));
        Assert.Equal(new IntervalScore(1, 0.2, 1), IntervalScores.Of([1, 2], [null, 3], [new(0.8, 0, 0), new(0.8, 2.5, 3.5)], 1) with { Acd = 0.2 });
    }

    [Fact]
    public void A_miss_costs_two_over_alpha_times_its_size()
    {
        var score = IntervalScores.Of([0, 2], [10, 5, 0], [new(0.95, 4, 8), new(0.95, 4, 8), new(0.95, 4, 8)], 1);

        Assert.Equal((4 + (40.0 * (2 + 4) / 3)) / 2, score.Msis!.Value, 1e-9);
        Assert.Equal((1 / 3.0, 0.95 - (1 / 3.0)), (score.Coverage!.Value, score.Acd!.Value));
    }

    [Fact]
    public void Without_a_spread_the_score_of_a_distribution_is_the_absolute_error() =>
        Assert.Equal(3, IntervalScores.Crps([5, null], [2, 9], [0, 1]));

    [Fact]
    public void Scaled_errors_do_not_depend_on_unit_or_origin() => Gen.Select(Gen.Double[1, 100].Array[3, 12], Gen.Double[1, 100].Array[4], Gen.Double[0.1, 50], Gen.Double[-500, 500]).Sample((training, ends, factor, shift) =>
    {
        var (one, other) = (Errors(value => value), Errors(value => (value * factor) + shift));
        var (held, moved) = (Held(value => value), Held(value => (value * factor) + shift));
        return Near(one.Mase, other.Mase, 1) && Near(one.Mae, other.Mae, factor) && Near(one.Rmse, other.Rmse, factor) && Near(one.Me, other.Me, factor)
            && Near(held.Msis, moved.Msis, 1) && held.Coverage == moved.Coverage;

        PointErrors Errors(Func<double, double> unit) => ForecastErrors.Of([.. training.Select(value => (double?)unit(value))], [unit(ends[0]), unit(ends[1])], [unit(ends[2]), unit(ends[3])], 1);
        IntervalScore Held(Func<double, double> unit) => IntervalScores.Of([.. training.Select(value => (double?)unit(value))], [unit(ends[0])], [new(0.8, unit(Math.Min(ends[2], ends[3])), unit(Math.Max(ends[2], ends[3])))], 1);
    });

    [Fact]
    public void Percentage_errors_do_not_depend_on_the_unit() => Gen.Select(Gen.Double[1, 100].Array[4], Gen.Double[0.1, 50]).Sample((ends, factor) =>
    {
        var one = ForecastErrors.Of([], [ends[0], ends[1]], [ends[2], ends[3]], 1);
        var other = ForecastErrors.Of([], [ends[0] * factor, ends[1] * factor], [ends[2] * factor, ends[3] * factor], 1);
        return Near(one.Smape, other.Smape, 1) && Near(one.Mape, other.Mape, 1) && Near(one.Mpe, other.Mpe, 1);
    });

    [Fact]
    public void No_sizes_lead_to_an_exception_or_a_number_that_is_none() => Gen.Select(Size.Array[0, 8], Size.Array[3], Size.Array[3]).Sample((training, actual, forecast) =>
    {
        double?[] seen = [.. training.Select(value => (double?)value)], happened = [.. actual.Select(value => (double?)value)];
        var errors = ForecastErrors.Of(seen, happened, forecast, 1);
        var score = IntervalScores.Of(seen, happened, [.. forecast.Select(value => new Interval(0.8, value, value))], 1);
        var crps = IntervalScores.Crps(happened, forecast, [.. forecast.Select(Math.Abs)]);
        var yardsticks = M4Benchmarks.Forecast(training, 1, 2) as Answer<M4Forecasts>.Found;
        double?[] all = [errors.Me, errors.Rmse, errors.Mae, errors.Mpe, errors.Mape, errors.Smape, errors.Mase, score.Coverage, score.Acd, score.Msis, crps];
        return all.All(number => number is null || double.IsFinite(number.Value)) && (yardsticks is null || yardsticks.Value.Comb.Concat(yardsticks.Value.Theta).All(double.IsFinite));
    });

    [Fact]
    public void What_no_caller_may_send_is_an_argument_fault()
    {
        Assert.Throws<ArgumentException>(() => ForecastErrors.Of([1, 2], [1], [1, 2], 1));
        Assert.Throws<ArgumentException>(() => ForecastErrors.Of([1, 2], [double.NaN], [1], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ForecastErrors.NaiveScale([1, 2], 0));
        Assert.Throws<ArgumentException>(() => IntervalScores.Of([1, 2], [], [], 1));
        Assert.Throws<ArgumentException>(() => IntervalScores.Of([1, 2], [1], [new(0.8, 2, 1)], 1));
        Assert.Throws<ArgumentException>(() => IntervalScores.Of([1, 2], [1, 1], [new(0.8, 1, 2), new(0.9, 1, 2)], 1));
        Assert.Throws<ArgumentException>(() => IntervalScores.Crps([1], [1], [-1]));
        Assert.IsType<Answer<M4Forecasts>.Refused>(M4Benchmarks.Forecast([1, 2], 1, 1));
        Assert.IsType<Answer<M4Forecasts>.Refused>(M4Benchmarks.Forecast([1, 2, 3], 4, 1));
    }

    private static bool Near(double? expected, double? actual, double factor) =>
        expected is null ? actual is null : Math.Abs((expected.Value * factor) - actual!.Value) <= 1e-6 * (1 + Math.Abs(expected.Value * factor));
}
