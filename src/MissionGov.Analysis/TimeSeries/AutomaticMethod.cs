using System.Globalization;
using MissionGov.Analysis.Distributions;
using MissionGov.Analysis.TimeSeries.Methods;

namespace MissionGov.Analysis.TimeSeries;

/// <summary>Our own best: candidates, weighed by a rolling-origin back-test, with intervals that admit what was estimated.</summary>
internal static class AutomaticMethod
{
    // Back-tests look this far ahead whatever is asked, so that no figure depends on how many are: a year of months, two of
    // quarters, four years.
    private const int FurthestMonths = 12;
    private const int FurthestQuarters = 8;
    private const int FurthestYears = 4;

    // How many times too narrow the variance of standard intervals is: by the training parts of the M1 competition and of
    // simulated public series, the last years of which were held out. Theirs missed more often the fewer figures a year brings.
    private const double UsualOfYears = 2.8;
    private const double UsualOfQuarters = 1.6;
    private const double UsualOfMonths = 1;

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
        var fanFrom = FanFrom(frequency);
        var warnings = new List<string>();
        if (observed < history.Length) warnings.Add($"{history.Length - observed} of {history.Length} periods have no value; they were bridged.");
        if (scale.SetBack) warnings.Add("Some values lie on the bound of the measure; they count as half a step inside it.");
        if (observed < fanFrom) warnings.Add($"Not enough history for a forecast: {observed} of {fanFrom}.");
        if (observed == TrendProjection.MinimumValues)
        {
            warnings.Add("Only 3 values: the projection continues their average change.");
            return Answer(Walk.Drift(history, horizon + late), "Three values allow no more than their average change.", null, false);
        }

        var season = (int)frequency;
        var candidates = Candidates.For(history, season);
        var backtest = observed < fanFrom ? null : new RollingOrigin(history, scale, season, Furthest(frequency), candidates);

        // The answer itself is searched for anew: a search that starts nearby may stay in a lesser optimum.
        var parts = candidates.Anew().Forecast(history, horizon + late);
        var weights = backtest?.Weights() ?? Normal(Candidates.FirstWeights);
        var forecast = Combination.Of(parts, weights);
        if (forecast.StandardError.All(error => error == 0)) warnings.Add("The history follows the method exactly, so the fan has no width.");
        else if (backtest is not null) forecast = Widen(forecast, backtest.Widening(weights, Usual(frequency)), warnings);
        forecast = Honest(forecast, observed, scale);
        return Answer(forecast with { Paths = new CombinedPaths(parts, weights, forecast.DegreesOfFreedom) }, Why(backtest), backtest?.Report(), observed >= fanFrom) with
        {
            Parts = [.. parts.Zip(weights, (part, weight) => new WeightedMethod(part.Method, weight)).GroupBy(part => part.Method).Select(same => new WeightedMethod(same.Key, same.Sum(part => part.Weight)))],
        };

        Projection Answer(ModelForecast answer, string why, Backtest? past, bool fan) => new()
        {
            Method = answer.Method,
            Why = why,
            Points = [.. Enumerable.Range(0, horizon).Select(h => new ProjectedPoint(h + 1, new ScaledDistribution(scale, answer.Centre[h + late], answer.StandardError[h + late], answer.DegreesOfFreedom)))],
            Parameters = answer.Parameters,
            Paths = fan && answer.Paths is { } paths ? new SimulatedPaths(paths, scale, horizon, seed, late, answer) : null,
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

    private static double Usual(Frequency frequency) => frequency switch
    {
        Frequency.Annual => UsualOfYears,
        Frequency.Quarterly => UsualOfQuarters,
        _ => UsualOfMonths,
    };

    private static int FanFrom(Frequency frequency) => frequency switch
    {
        Frequency.Annual => 4,
        Frequency.Quarterly => 8,
        _ => 12,
    };

    private static int Furthest(Frequency frequency) => frequency switch
    {
        Frequency.Annual => FurthestYears,
        Frequency.Quarterly => FurthestQuarters,
        _ => FurthestMonths,
    };
}
