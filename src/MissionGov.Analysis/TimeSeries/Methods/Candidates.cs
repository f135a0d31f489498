using MissionGov.Analysis.TimeSeries.Methods.Ets;

namespace MissionGov.Analysis.TimeSeries.Methods;

/// <summary>The methods the automatic projection chooses among, run on the same history.</summary>
/// <remarks>
/// Smoothing with the model of the smallest AICc, the damped trend, theta and drift; last comes the equal-weight mean of the
/// first three (Makridakis, Spiliotis and Assimakopoulos 2020: combinations are hard to beat).
/// Drift may be chosen but is not averaged in: on short histories it follows the last accident.
/// A history with a season is first freed from it, unless smoothing can carry the season itself.
/// </remarks>
internal sealed class Candidates(int season, bool seasonal)
{
    // Years needed before a season is estimated inside the model rather than beforehand.
    private const int SeasonInsideYears = 3;
    private const int LongestSeasonInside = 24;

    private static readonly EtsModel[] Plain = [EtsModel.Simple, EtsModel.Parse("AAN"), EtsModel.DampedTrend];
    private static readonly EtsModel[] WithSeason = [EtsModel.Parse("ANA"), EtsModel.DampedSeason];

    private readonly Dictionary<EtsModel, EtsFit> _latest = [];

    /// <summary>Each candidate's forecast from this history, the combination last; NaN inside it is a gap.</summary>
    public ModelForecast[] Forecast(double[] history, int horizon)
    {
        var bridged = Gaps.Bridge(history);
        var usual = seasonal ? ClassicalSeason.Additive(bridged, season) : [0];
        var adjusted = Depart(history, usual, -1);
        var inside = seasonal && season <= LongestSeasonInside && history.Length >= SeasonInsideYears * season;

        ModelForecast[] smoothing = inside
            ? Smooth(WithSeason, history, season, horizon)
            : [.. Smooth(Plain, adjusted, 1, horizon).Select(Reseason)];
        ModelForecast[] averaged = [.. smoothing, Reseason(Theta.Forecast(Depart(bridged, usual, -1), 1, horizon))];
        return [.. averaged, Reseason(Walk.Drift(adjusted, horizon)), Combination.Of(averaged)];

        ModelForecast Reseason(ModelForecast forecast) => seasonal
            ? forecast with { Method = forecast.Method + " (seasonally adjusted)", Centre = Depart(forecast.Centre, usual, 1, history.Length) }
            : forecast;
    }

    private static double[] Depart(double[] values, double[] usual, int sign, int from = 0) =>
        [.. values.Select((value, t) => value + (sign * usual[(from + t) % usual.Length]))];

    // The model with the smallest criterion, and the damped one; on short histories the most that can be estimated stands for it.
    private ModelForecast[] Smooth(EtsModel[] models, double[] history, int period, int horizon)
    {
        var observed = history.Count(double.IsFinite);
        var fits = models.Where(model => model == models[0] || !TinySample.Covers(model, observed)).Select(model => Fit(model, history, period, observed)).ToArray();
        var best = fits.MinBy(fit => fit.Aicc ?? double.PositiveInfinity) ?? fits[0];
        return [best.Forecast(history, period, horizon), fits[^1].Forecast(history, period, horizon)];
    }

    // A search that starts where the one for a slightly shorter history ended takes a fraction of the time.
    private EtsFit Fit(EtsModel model, double[] history, int period, int observed) =>
        _latest[model] = EtsFit.Of(model, history, period, observed, _latest.GetValueOrDefault(model));
}
