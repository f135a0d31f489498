using MissionGov.Analysis.TimeSeries.Methods.Ets;

namespace MissionGov.Analysis.TimeSeries.Methods;

/// <summary>The methods the automatic projection chooses among, run on the same history: the parts, then their combination.</summary>
/// <remarks>
/// Damped trend, theta and drift are the benchmarks that did best over the M competitions (Makridakis, Spiliotis and
/// Assimakopoulos 2020); their equal-weight mean is hard to beat and harder to be badly beaten by.
/// A history with a season is first freed from it, unless the damped trend can carry the season itself.
/// </remarks>
internal sealed class Candidates(int season, bool seasonal)
{
    // A damped trend has six parameters and states with the variance; below this, simple smoothing.
    private const int DampedFrom = 10;

    // Years needed before a season is estimated inside the model rather than beforehand.
    private const int SeasonInsideYears = 3;
    private const int LongestSeasonInside = 24;

    private EtsFit? _latest;

    /// <summary>Each candidate's forecast from this history; NaN inside it is a gap.</summary>
    public ModelForecast[] Forecast(double[] history, int horizon)
    {
        var bridged = Gaps.Bridge(history);
        var usual = seasonal ? ClassicalSeason.Additive(bridged, season) : [0];
        var adjusted = Depart(history, usual, -1);
        var inside = seasonal && season <= LongestSeasonInside && history.Length >= SeasonInsideYears * season;

        var smoothing = inside
            ? Smooth(EtsModel.DampedSeason, history, season, horizon)
            : Reseason(Smooth(adjusted.Length < DampedFrom ? EtsModel.Simple : EtsModel.DampedTrend, adjusted, 1, horizon));
        var theta = Reseason(Theta.Forecast(Depart(bridged, usual, -1), 1, horizon));
        var drift = Reseason(Walk.Drift(adjusted, horizon));
        return [smoothing, theta, drift, Combination.Of(smoothing, theta, drift)];

        ModelForecast Reseason(ModelForecast forecast) => seasonal
            ? forecast with { Method = forecast.Method + ", seasonally adjusted", Centre = Depart(forecast.Centre, usual, 1, history.Length) }
            : forecast;
    }

    private static double[] Depart(double[] values, double[] usual, int sign, int from = 0) =>
        [.. values.Select((value, t) => value + (sign * usual[(from + t) % usual.Length]))];

    // A search that starts where the one for a slightly shorter history ended takes a fraction of the time.
    private ModelForecast Smooth(EtsModel model, double[] history, int period, int horizon)
    {
        var observed = history.Count(double.IsFinite);
        _latest = EtsFit.Of(model, history, period, observed, _latest?.Model == model ? _latest : null);
        return _latest.Forecast(history, period, horizon);
    }
}
