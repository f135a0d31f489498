using System.Text.Json;
using System.Text.Json.Nodes;
using MissionGov.Analysis.TimeSeries;
using MissionGov.Analysis.TimeSeries.Accuracy;
using MissionGov.Analysis.TimeSeries.Seasonality;

namespace MissionGov.Analysis.Tests.TimeSeries.Accuracy;

/// <summary>The measures give the numbers of the reference.</summary>
public sealed class ReferenceAccuracyTests
{
    public static TheoryData<string> Errors => ReferenceCase.Names("accuracy_measures");

    public static TheoryData<string> Intervals => ReferenceCase.Names("interval_scores");

    public static TheoryData<string> Distributions => ReferenceCase.Names("crps_normal");

    public static TheoryData<string> Benchmarks => ReferenceCase.Names("m4_benchmarks");

    [Theory]
    [MemberData(nameof(Errors))]
    public void Point_errors_are_those_of_the_reference(string name)
    {
        var reference = ReferenceCase.Named("accuracy_measures", name);
        var (training, actual) = HeldOut(reference);

        // The reference was run with the step from one period to the next as its scale, whatever the season.
        var errors = ForecastErrors.Of(training, actual, Input<double[]>(reference, "forecast"), 1);

        double?[] found = [errors.Me, errors.Rmse, errors.Mae, errors.Mpe, errors.Mape, errors.Mase];
        Assert.True(reference.Near([.. new[] { "ME", "RMSE", "MAE", "MPE", "MAPE", "MASE" }.Select(member => reference.Number(member)!.Value)], found.Select(value => value!.Value)), errors.ToString());
    }

    [Theory]
    [MemberData(nameof(Intervals))]
    public void Interval_scores_are_those_of_the_reference(string name)
    {
        var reference = ReferenceCase.Named("interval_scores", name);
        var level = 1 - Input<double>(reference, "alpha");
        var intervals = Input<double[]>(reference, "lower").Zip(Input<double[]>(reference, "upper"), (lower, upper) => new Interval(level, lower, upper)).ToArray();

        var score = IntervalScores.Of(Input<double?[]>(reference, "train"), Input<double?[]>(reference, "test"), intervals, Season(reference));

        Assert.True(reference.Near([reference.Number("msis")!.Value, reference.Number("coverage")!.Value, reference.Number("acd")!.Value], [score.Msis!.Value, score.Coverage!.Value, score.Acd!.Value]), score.ToString());
    }

    [Theory]
    [MemberData(nameof(Distributions))]
    public void The_score_of_a_normal_forecast_is_that_of_the_reference(string name)
    {
        var reference = ReferenceCase.Named("crps_normal", name);

        var score = IntervalScores.Crps(Input<double?[]>(reference, "observed"), Input<double[]>(reference, "mean"), Input<double[]>(reference, "sd"));

        Assert.True(reference.Near(reference.Number("crps")!.Value, score!.Value), $"{score}");
    }

    [Theory]
    [MemberData(nameof(Benchmarks))]
    public void The_yardsticks_of_M4_are_those_of_the_reference(string name)
    {
        // Those without a search are exact.
        const double Exact = 1e-8;
        var reference = ReferenceCase.Named("m4_benchmarks", name);
        var (training, actual) = HeldOut(reference);
        var exactly = reference with { Relative = Exact, Absolute = Exact };

        var forecasts = Yardsticks(training, Season(reference), actual.Length);

        Assert.Equal(reference.Expected["seasonal_test"]!.GetValue<bool>(), forecasts.Seasonal);
        foreach (var (member, forecast) in new[] { ("naive", forecasts.Naive), ("snaive", forecasts.SeasonalNaive), ("naive2", forecasts.Naive2) })
        {
            Assert.True(exactly.Near(reference.Numbers(member), forecast), member);
            var errors = ForecastErrors.Of(training, actual, forecast, Season(reference));
            Assert.True(exactly.Near([Nested(reference, "mase", member), Nested(reference, "smape", member)], [errors.Mase!.Value, errors.Smape!.Value]), $"{member} {errors}");
        }

        Assert.True(reference.Near(reference.Numbers("theta_classic"), forecasts.Theta), $"theta {forecasts.Theta[0]}");
        Assert.True(reference.Near(reference.Numbers("ses"), forecasts.Simple), $"ses {forecasts.Simple[0]}");
    }

    [Theory]
    [MemberData(nameof(Benchmarks))]
    public void The_errors_of_the_yardsticks_are_those_of_the_reference_or_their_fit_is_at_least_as_good(string name)
    {
        var reference = ReferenceCase.Named("m4_benchmarks", name);
        var (training, actual) = HeldOut(reference);
        var forecasts = Yardsticks(training, Season(reference), actual.Length);
        var yardstick = ForecastErrors.Of(training, actual, forecasts.Naive2, Season(reference));
        var adjusted = Adjusted(training, forecasts.Seasonal ? Season(reference) : 1);

        var holt = FitsAsWell(reference, adjusted, "AAN", "holt");
        var damped = FitsAsWell(reference, adjusted, "AAdN", "damped");
        foreach (var (method, forecast, better) in new[]
        {
            ("ses", forecasts.Simple, reference.Near(reference.Numbers("ses"), forecasts.Simple)),
            ("holt", forecasts.Holt, holt),
            ("damped", forecasts.Damped, damped),
            ("theta", forecasts.Theta, reference.Near(reference.Numbers("theta_classic"), forecasts.Theta)),
            ("comb", forecasts.Comb, holt && damped),
        })
        {
            var errors = ForecastErrors.Of(training, actual, forecast, Season(reference));
            var weighted = ForecastErrors.OverallWeightedAverage(errors.Mase, errors.Smape, yardstick.Mase, yardstick.Smape);
            var expected = new[] { "mase", "smape", "owa" }.Select(measure => Nested(reference, measure, method)).ToArray();
            var near = reference.Near(expected, [errors.Mase!.Value, errors.Smape!.Value, weighted!.Value]);
            Assert.True(near || better, $"{method}: expected {string.Join(" ", expected)}, got {errors.Mase} {errors.Smape} {weighted}");
        }
    }

    // The rule of the reference for what a search finds: a sum of squares at most this much larger.
    private static bool FitsAsWell(ReferenceCase reference, double[] adjusted, string model, string method)
    {
        const double Slack = 1.001;
        var fit = Made.Projected(Made.Series(adjusted), 1, new() { Method = ProjectionMethod.Ets, EtsModel = model }).Parameters!;
        var squares = fit.LogLikelihood is { } likelihood ? Math.Exp(-2 * likelihood / adjusted.Length) : fit.Sigma2!.Value * adjusted.Length;
        return squares <= Slack * Nested(reference, "sse", method);
    }

    private static double[] Adjusted(double?[] training, int season)
    {
        double[] values = [.. training.Select(value => value!.Value)];
        if (season == 1) return values;
        var parts = Assert.IsType<Answer<Decomposition>.Found>(ClassicalDecomposition.Decompose(values, season, SeasonKind.Multiplicative)).Value;
        return [.. values.Zip(parts.Seasonal, (value, factor) => value / factor)];
    }

    private static M4Forecasts Yardsticks(double?[] training, int season, int horizon) =>
        Assert.IsType<Answer<M4Forecasts>.Found>(M4Benchmarks.Forecast([.. training.Select(value => value!.Value)], season, horizon)).Value;

    private static (double?[] Training, double?[] Actual) HeldOut(ReferenceCase reference)
    {
        var (training, actual) = (Input<int>(reference, "train"), Input<int>(reference, "test"));
        var values = reference.Series.Values;
        return ([.. values.Take(training)], [.. values.Skip(training).Take(actual)]);
    }

    private static int Season(ReferenceCase reference) => Input<int>(reference, "frequency");

    private static T Input<T>(ReferenceCase reference, string member) => reference.Input[member].Deserialize<T>()!;

    private static double Nested(ReferenceCase reference, string measure, string method) => ((JsonObject)reference.Expected[measure]!)[method]!.GetValue<double>();
}
