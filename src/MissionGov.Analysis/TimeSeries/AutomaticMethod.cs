using System.Globalization;
using MissionGov.Analysis.Distributions;
using MissionGov.Analysis.TimeSeries.Methods;

namespace MissionGov.Analysis.TimeSeries;

/// <summary>Our own best: candidates, weighed by a rolling-origin back-test, with intervals that admit what was estimated.</summary>
internal static class AutomaticMethod
{
    // Estimated beside the spread: level, trend and its damping.
    private const int EstimatedBeside = 3;
    private const int FewestDegrees = 3;

    // 95% intervals are matched where a Student t cannot be used.
    private const double MatchedProbability = 0.975;

    public static Projection Project(double[] values, Frequency frequency, int horizon, ModelScale scale, int seed)
    {
        // A value is late when the last periods have none: the projection still starts from the last one known.
        var history = Gaps.Trim(values);
        var late = values.Length - 1 - Array.FindLastIndex(values, double.IsFinite);
        var observed = history.Count(double.IsFinite);
        var rules = FrequencyRules.For(frequency);
        var warnings = new List<string>();
        if (observed < history.Length) warnings.Add($"{history.Length - observed} of {history.Length} periods have no value; they were bridged.");
        if (scale.SetBack) warnings.Add("Some values lie on the bound of the measure; they count as half a step inside it.");
        if (observed < rules.FanFrom) warnings.Add($"Not enough history for a forecast: {observed} of {rules.FanFrom}.");
        if (observed == TrendProjection.MinimumValues)
        {
            warnings.Add("Only 3 values: the projection continues their average change.");
            return Answer(Walk.Drift(history, horizon + late), "Three values allow no more than their average change.", null, false);
        }

        var season = (int)frequency;
        var candidates = Candidates.For(history, season);
        var backtest = observed < rules.FanFrom ? null : new RollingOrigin(history, scale, season, rules, candidates);

        // The answer itself is searched for anew: a search that starts nearby may stay in a lesser optimum.
        var parts = candidates.Anew().Forecast(history, horizon + late);
        var weights = backtest?.Weights() ?? Normal(Candidates.FirstWeights);
        var forecast = Combination.Of(parts, weights);
        if (forecast.StandardError.All(error => error == 0)) warnings.Add("The history follows the method exactly, so the fan has no width.");
        else if (backtest is not null) forecast = Widen(forecast, backtest.Widening(weights), warnings);
        forecast = Honest(forecast, observed, scale);
        return Answer(forecast with { Paths = new CombinedPaths(parts, weights, forecast) }, Why(backtest), backtest?.Report(), observed >= rules.FanFrom) with
        {
            Parts = [.. parts.Zip(weights, (part, weight) => new WeightedMethod(part.Method, weight)).GroupBy(part => part.Method).Select(same => new WeightedMethod(same.Key, same.Sum(part => part.Weight)))],
        };

        Projection Answer(ModelForecast answer, string why, Backtest? past, bool fan) => new()
        {
            Method = answer.Method,
            Why = why,
            Points = [.. Enumerable.Range(0, horizon).Select(h => new ProjectedPoint(h + 1, new ScaledDistribution(scale, answer.Centre[h + late], answer.StandardError[h + late], answer.DegreesOfFreedom)))],
            Parameters = answer.Parameters,
            Paths = fan && answer.Paths is { } paths ? new SimulatedPaths(paths, scale, horizon, seed, late) : null,
            Backtest = past,
            Warnings = warnings,
            HasFan = fan,
        };
    }

    private static double[] Normal(double[] weights)
    {
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    private static ModelForecast Widen(ModelForecast forecast, double factor, List<string> warnings)
    {
        var percent = Math.Round(Math.Abs(factor - 1) * 100);
        if (percent > 0) warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Intervals were {(factor > 1 ? "widened" : "narrowed")} by {percent:0}%: by what the back-test showed, and by how often such intervals fail elsewhere."));
        return forecast with { StandardError = [.. forecast.StandardError.Select(error => error * factor)] };
    }

    // The spread is itself estimated: Student t. On a log scale a t has no mean, so a wider normal with the same 95% interval.
    private static ModelForecast Honest(ModelForecast forecast, int observed, ModelScale scale)
    {
        var degrees = Math.Max(observed - EstimatedBeside, FewestDegrees);
        if (scale.Kind != Transform.Log) return forecast with { DegreesOfFreedom = degrees };
        var factor = StudentT.Quantile(MatchedProbability, degrees) / StandardNormal.Quantile(MatchedProbability);
        return forecast with { StandardError = [.. forecast.StandardError.Select(error => error * factor)] };
    }

    private static string Why(RollingOrigin? backtest) => backtest is { Weighs: true }
        ? "Several methods are averaged; each counts by how small its errors were on this series' own past."
        : "The history is too short to weigh methods by their past errors, so several are averaged.";
}
