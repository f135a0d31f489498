using MissionGov.Analysis.TimeSeries.Methods.Ets;

namespace MissionGov.Analysis.TimeSeries.Methods;

/// <summary>The theta method: simple exponential smoothing with half the slope of a straight line.</summary>
/// <remarks>
/// Source: Assimakopoulos and Nikolopoulos (2000) in the form of Hyndman and Billah (2003), as R forecast <c>thetaf</c>.
/// Kept from the reference: the spread is not scaled by the season.
/// </remarks>
internal static class Theta
{
    // Below this an index would blow the adjusted values up.
    private const double SmallestIndex = 1e-4;

    public static ModelForecast Forecast(ReadOnlySpan<double> values, int season, int horizon)
    {
        var index = SeasonalIndex(values, season);
        var adjusted = values.ToArray();
        for (var t = 0; t < adjusted.Length; t++) adjusted[t] /= index[t % season];

        var line = StraightLine.LeastSquares(adjusted, 1).Parameters!.Drift!.Value;
        var rows = values.Length;
        var smooth = EtsFit.Of(EtsModel.Simple, adjusted, 1, rows);
        var alpha = smooth.Smoothing.Alpha;
        var last = smooth.Forecast(adjusted, 1, 1).Centre[0];
        var drift = line / 2;
        var start = (1 - Math.Pow(1 - alpha, rows)) / alpha;

        double[] centre = new double[horizon], error = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            centre[h] = (last + (drift * (h + start))) * index[(rows + h) % season];
            error[h] = Math.Sqrt(smooth.Sigma2 * (1 + (h * alpha * alpha)));
        }

        return new("Theta", centre, error) { Parameters = new() { Alpha = alpha, Drift = drift, Sigma2 = smooth.Sigma2 } };
    }

    // Multiplicative indices where the test finds a season, else all 1.
    private static double[] SeasonalIndex(ReadOnlySpan<double> values, int season)
    {
        var none = new double[season];
        Array.Fill(none, 1);
        if (season == 1 || values.Length <= 2 * season || !SeasonalTest.Correlates(values, season)) return none;
        var index = ClassicalSeason.Multiplicative(values, season);
        return index.Any(value => Math.Abs(value) < SmallestIndex) ? none : index;
    }
}
