namespace MissionGov.Analysis.TimeSeries.Accuracy;

/// <summary>How far point forecasts were from what happened. Each is null where it is not defined.</summary>
/// <param name="Me">Mean error, actual less forecast, in the unit of the series.</param>
/// <param name="Rmse">Root of the mean squared error.</param>
/// <param name="Mae">Mean absolute error.</param>
/// <param name="Mpe">Mean percentage error, in per cent; null where an actual value is 0.</param>
/// <param name="Mape">Mean absolute percentage error, in per cent; null where an actual value is 0.</param>
/// <param name="Smape">Symmetric mean absolute percentage error, 0 to 200; null where actual and forecast are both 0.</param>
/// <param name="Mase">Mean absolute error over <see cref="ForecastErrors.NaiveScale"/>; null where that is null.</param>
public sealed record PointErrors(double? Me, double? Rmse, double? Mae, double? Mpe, double? Mape, double? Smape, double? Mase);

/// <summary>How good were point forecasts?</summary>
/// <remarks>
/// Sources: Hyndman and Koehler, Another look at measures of forecast accuracy, International Journal of Forecasting 22 (2006);
/// sMAPE as in Makridakis, Spiliotis and Assimakopoulos, The M4 competition, International Journal of Forecasting 36 (2020).
/// </remarks>
public static class ForecastErrors
{
    // Of the symmetric error: per cent, of the mean of both sizes.
    private const double Symmetric = 200;

    /// <summary>All measures at once.</summary>
    /// <param name="training">What the forecast was made from, oldest first; null where nothing was observed.</param>
    /// <param name="actual">What happened, nearest first; null where nothing was observed, which counts in no measure.</param>
    /// <param name="forecast">What was expected, as many as <paramref name="actual"/>.</param>
    /// <param name="season">Periods a year, at least 1: the lag of the naive forecast that scales the errors.</param>
    /// <returns>Each measure, or null where it is not defined or too large for a number.</returns>
    /// <exception cref="ArgumentException">A number is not finite, or actual and forecast differ in length.</exception>
    public static PointErrors Of(IReadOnlyList<double?> training, IReadOnlyList<double?> actual, IReadOnlyList<double> forecast, int season)
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(forecast);
        if (actual.Count != forecast.Count) throw new ArgumentException("There must be as many forecasts as actual values.", nameof(forecast));
        RequireFinite(actual, nameof(actual));
        RequireFinite([.. forecast.Select(value => (double?)value)], nameof(forecast));

        var scale = NaiveScale(training, season);
        (double Actual, double Forecast, double Error)[] pairs = [.. actual.Zip(forecast).Where(pair => pair.First is not null).Select(pair => (pair.First!.Value, pair.Second, pair.First!.Value - pair.Second))];
        var absolute = Mean(pairs.Select(pair => Math.Abs(pair.Error)));
        return new(
            Mean(pairs.Select(pair => pair.Error)),
            RootMeanSquare([.. pairs.Select(pair => Math.Abs(pair.Error))]),
            absolute,
            Mean(pairs.Select(pair => 100 * pair.Error / pair.Actual)),
            Mean(pairs.Select(pair => Math.Abs(100 * pair.Error / pair.Actual))),
            Mean(pairs.Select(pair => Symmetric * Math.Abs(pair.Error) / (Math.Abs(pair.Actual) + Math.Abs(pair.Forecast)))),
            Finite(absolute / scale));
    }

    /// <summary>The mean absolute step from one year's period to the same of the next, within the training part.</summary>
    /// <param name="training">Oldest first; null where nothing was observed.</param>
    /// <param name="season">Periods a year, at least 1.</param>
    /// <returns>In the unit of the series; null where no two such periods are observed, or none of them differ.</returns>
    /// <exception cref="ArgumentException">A number is not finite, or the season is below 1.</exception>
    public static double? NaiveScale(IReadOnlyList<double?> training, int season)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentOutOfRangeException.ThrowIfLessThan(season, 1);
        RequireFinite(training, nameof(training));
        var scale = Mean(training.Skip(season).Zip(training, (later, earlier) => later - earlier).OfType<double>().Select(Math.Abs));
        return scale is > 0 ? scale : null;
    }

    /// <summary>Overall weighted average: a method's errors over those of the Naive2 benchmark, 1 when equal.</summary>
    /// <param name="mase">Of the method, over the same series.</param>
    /// <param name="smape">Of the method.</param>
    /// <param name="benchmarkMase">Of Naive2.</param>
    /// <param name="benchmarkSmape">Of Naive2.</param>
    /// <returns>The mean of both ratios; null where an error is missing or the benchmark made none.</returns>
    public static double? OverallWeightedAverage(double? mase, double? smape, double? benchmarkMase, double? benchmarkSmape) =>
        Finite(((mase / benchmarkMase) + (smape / benchmarkSmape)) / 2);

    internal static double? Mean(IEnumerable<double> values) => Finite(values.DefaultIfEmpty(double.NaN).Average());

    internal static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    internal static void RequireFinite(IReadOnlyList<double?> values, string name)
    {
        if (values.Any(value => value is { } number && !double.IsFinite(number))) throw new ArgumentException("Every number must be finite.", name);
    }

    // Squares of very large or small errors would not fit, so they are taken relative to the largest.
    private static double? RootMeanSquare(double[] sizes)
    {
        var largest = sizes.DefaultIfEmpty(double.NaN).Max();
        return largest == 0 ? 0 : Finite(largest * Math.Sqrt(sizes.Select(size => size / largest * (size / largest)).DefaultIfEmpty(double.NaN).Average()));
    }
}
