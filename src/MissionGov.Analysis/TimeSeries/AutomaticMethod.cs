using System.Globalization;
using MissionGov.Analysis.Distributions;
using MissionGov.Analysis.TimeSeries.Methods;

namespace MissionGov.Analysis.TimeSeries;

/// <summary>Our own best: candidates, chosen by a rolling-origin back-test, with intervals that admit what was estimated.</summary>
internal static class AutomaticMethod
{
    // Back-tests look no further ahead than this: a year of months, two of quarters, four years.
    private const int FurthestMonths = 12;
    private const int FurthestQuarters = 8;
    private const int FurthestYears = 4;

    // A back-test forecasts from at least this many values, and from a year of months.
    private const int FewestBehind = 6;
    private const int Monthly = 12;

    // Estimated beside the spread: level, trend and its damping.
    private const int EstimatedBeside = 3;
    private const int FewestDegrees = 3;

    // 95% intervals are matched where a Student t cannot be used.
    private const double MatchedProbability = 0.975;

    public static Projection Project(double[] values, Frequency frequency, int horizon, ModelScale scale)
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
        var seasonal = SeasonalTest.Finds(Gaps.Bridge(history), season);
        var backtest = observed < fanFrom ? null : new RollingOrigin(history, scale, season, Shortest(season, seasonal), Math.Min(horizon, Furthest(frequency)), new(season, seasonal));

        // The answer itself is searched for anew: a search that starts nearby may stay in a lesser optimum.
        var forecasts = new Candidates(season, seasonal).Forecast(history, horizon + late);
        var chosen = backtest?.Choose(forecasts.Length) ?? forecasts.Length - 1;
        var forecast = forecasts[chosen];
        var report = backtest?.Report(chosen);
        if (backtest?.Widening(chosen) is > 1 and var widening && report is not null)
        {
            forecast = forecast with { StandardError = [.. forecast.StandardError.Select(error => error * widening)] };
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Intervals were widened by {(widening - 1) * 100:0}%, by what the back-test showed."));
        }

        if (forecast.StandardError.All(error => error == 0)) warnings.Add("The history follows the method exactly, so the fan has no width.");
        return Answer(Honest(forecast, observed, scale), Why(backtest, chosen == forecasts.Length - 1), report, observed >= fanFrom);

        Projection Answer(ModelForecast answer, string why, Backtest? past, bool fan) => new()
        {
            Method = answer.Method,
            Why = why,
            Points = [.. Enumerable.Range(0, horizon).Select(h => new ProjectedPoint(h + 1, new ScaledDistribution(scale, answer.Centre[h + late], answer.StandardError[h + late], answer.DegreesOfFreedom)))],
            Parameters = answer.Parameters,
            Backtest = past,
            Warnings = warnings,
            HasFan = fan,
        };
    }

    // The spread is itself estimated: Student t. On a log scale a t has no mean, so a wider normal with the same 95% interval.
    private static ModelForecast Honest(ModelForecast forecast, int observed, ModelScale scale)
    {
        var degrees = Math.Max(observed - EstimatedBeside, FewestDegrees);
        if (scale.Kind != Transform.Log) return forecast with { DegreesOfFreedom = degrees };
        var factor = StudentT.Quantile(MatchedProbability, degrees) / StandardNormal.Quantile(MatchedProbability);
        return forecast with { StandardError = [.. forecast.StandardError.Select(error => error * factor)] };
    }

    private static string Why(RollingOrigin? backtest, bool combination) => (backtest, combination) switch
    {
        (null or { Chooses: false }, _) => "The history is too short to choose a method by its past errors, so several are averaged.",
        (_, true) => "No single method was clearly better on this series' own past, so several are averaged.",
        _ => "It erred clearly less than the average of several methods, every time, on the older part of this series' own past.",
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

    // The shortest history a back-test forecasts from.
    private static int Shortest(int season, bool seasonal) => seasonal ? (2 * season) + 2 : Math.Max(FewestBehind, Math.Min(season, Monthly));
}
