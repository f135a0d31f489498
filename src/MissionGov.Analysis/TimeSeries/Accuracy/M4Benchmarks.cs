using MissionGov.Analysis.TimeSeries.Methods;
using MissionGov.Analysis.TimeSeries.Methods.Ets;

namespace MissionGov.Analysis.TimeSeries.Accuracy;

/// <summary>Point forecasts of the M4 competition's benchmark methods, one entry a coming period each.</summary>
/// <param name="Seasonal">Whether a season was found; then all but the two naive ones forecast without it and put it back.</param>
/// <param name="Naive">The last value.</param>
/// <param name="SeasonalNaive">The same period of the last year.</param>
/// <param name="Naive2">The last value, without its season: the yardstick of the overall weighted average.</param>
/// <param name="Simple">Simple exponential smoothing.</param>
/// <param name="Holt">With a trend.</param>
/// <param name="Damped">With a damped trend.</param>
/// <param name="Theta">The classic theta method: the mean of a straight line and smoothing of the doubled departures from it.</param>
/// <param name="Comb">The mean of simple, Holt and damped.</param>
public sealed record M4Forecasts(
    bool Seasonal,
    IReadOnlyList<double> Naive,
    IReadOnlyList<double> SeasonalNaive,
    IReadOnlyList<double> Naive2,
    IReadOnlyList<double> Simple,
    IReadOnlyList<double> Holt,
    IReadOnlyList<double> Damped,
    IReadOnlyList<double> Theta,
    IReadOnlyList<double> Comb);

/// <summary>What would the yardsticks of the M4 competition have forecast?</summary>
/// <remarks>
/// Source: Makridakis, Spiliotis and Assimakopoulos, The M4 competition, International Journal of Forecasting 36 (2020), and its
/// published benchmarks. Deviation: smoothing starts from the state that fits best, where the benchmarks search for it.
/// </remarks>
public static class M4Benchmarks
{
    // A season is looked for from this many years on.
    private const int YearsForSeason = 3;

    // A straight line and a smoothing need this many values.
    private const int MinimumValues = 3;

    // Far beyond any published figure; squares of it still fit a double.
    private const double LargestValue = 1e100;

    // A smaller factor would blow the adjusted values up, so there is no season then.
    private const double SmallestIndex = 1e-4;

    private static readonly EtsModel Trend = EtsModel.Parse("AAN");

    /// <summary>Forecasts of all benchmarks.</summary>
    /// <param name="training">At least 3 values, oldest first, none missing.</param>
    /// <param name="season">Periods a year, at least 1.</param>
    /// <param name="horizon">Periods to look ahead, at least 1.</param>
    /// <returns>Refused with fewer than 3 values or less than a year of them, and where they are too large to be computed with.</returns>
    /// <exception cref="ArgumentException">A number is not finite, or season or horizon is below 1.</exception>
    public static Answer<M4Forecasts> Forecast(IReadOnlyList<double> training, int season, int horizon)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentOutOfRangeException.ThrowIfLessThan(season, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        if (!training.All(double.IsFinite)) throw new ArgumentException("Every number must be finite.", nameof(training));
        var need = Math.Max(MinimumValues, season);
        if (training.Count < need) return new Answer<M4Forecasts>.Refused(Refusal.TooFewPoints, training.Count, need);
        if (training.Any(value => Math.Abs(value) > LargestValue)) return new Answer<M4Forecasts>.Refused(Refusal.OutOfDomain, training.Count, need) { Detail = "The values are too large to be computed with." };

        var values = training.ToArray();
        var seasonal = season > 1 && values.Length >= YearsForSeason * season && SeasonalTest.Correlates(values, season);
        var index = seasonal ? ClassicalSeason.Multiplicative(values, season) : [1.0];
        double[] adjusted = [.. values.Select((value, t) => value / index[t % index.Length])];
        if (!index.All(factor => Math.Abs(factor) >= SmallestIndex)) (seasonal, adjusted, index) = (false, values, [1.0]);

        double[] simple = Smooth(EtsModel.Simple), holt = Smooth(Trend), damped = Smooth(EtsModel.DampedTrend);
        return new Answer<M4Forecasts>.Found(new(
            seasonal,
            Walk.Naive(values, horizon).Centre,
            Walk.Seasonal(values, season, horizon).Centre,
            Reseason(Walk.Naive(adjusted, horizon).Centre),
            simple,
            holt,
            damped,
            Reseason(ClassicTheta(adjusted, horizon)),
            [.. Enumerable.Range(0, horizon).Select(h => (simple[h] + holt[h] + damped[h]) / 3)]));

        double[] Smooth(EtsModel model) => Reseason(EtsFit.Of(model, adjusted, 1, adjusted.Length).Forecast(adjusted, 1, horizon).Centre);
        double[] Reseason(double[] forecast) => [.. forecast.Select((value, h) => value * index[(values.Length + h) % index.Length])];
    }

    // The benchmark allows no forecast below zero.
    private static double[] ClassicTheta(double[] values, int horizon)
    {
        var line = StraightLine.LeastSquares(values, horizon);
        var (slope, intercept) = (line.Parameters!.Drift!.Value, line.Parameters.Intercept!.Value);
        double[] doubled = [.. values.Select((value, t) => (2 * value) - intercept - (slope * t))];
        var smooth = EtsFit.Of(EtsModel.Simple, doubled, 1, doubled.Length).Forecast(doubled, 1, horizon).Centre;
        return [.. smooth.Zip(line.Centre, (bent, straight) => Math.Max(0, (bent + straight) / 2))];
    }
}
