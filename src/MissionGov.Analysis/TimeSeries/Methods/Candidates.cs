using MissionGov.Analysis.TimeSeries.Methods.Ets;

namespace MissionGov.Analysis.TimeSeries.Methods;

/// <summary>The methods that the automatic projection weighs, run on the same history.</summary>
/// <remarks>
/// Smoothing without, with a steady and with a damped trend, theta, and the random walk with drift: parts that err in different ways (Makridakis, Spiliotis and Assimakopoulos, International Journal of Forecasting 36, 2020: combinations are
/// hard to beat). A history with a season is first freed from it, unless smoothing can carry the season itself.
/// </remarks>
internal sealed class Candidates(int season, bool seasonal)
{
    // Years needed before a season is estimated inside the model rather than beforehand.
    private const int SeasonInsideYears = 3;

    // A back-test forecasts from at least this many values, and from a year of months.
    private const int FewestBehind = 6;
    private const int Monthly = 12;

    // On short histories a drift follows the last accident, so it counts for less before anything is known of it.
    private const double DriftAtFirst = 0.5;

    // Each set as long as the other, the one with the fewest parameters first.
    private static readonly EtsModel[] Plain = [EtsModel.Simple, EtsModel.Parse("AAN"), EtsModel.DampedTrend];
    private static readonly EtsModel[] WithSeason = [EtsModel.Parse("ANA"), EtsModel.Parse("AAA"), EtsModel.DampedSeason];

    private readonly Dictionary<EtsModel, EtsFit> _latest = [];

    /// <summary>How much each candidate counts before its past errors are known.</summary>
    public static double[] FirstWeights => [1, 1, 1, 1, DriftAtFirst];

    /// <summary>The candidates for a history: seasonal where its changes repeat themselves, or where models with a season fit better.</summary>
    public static Candidates For(double[] history, int season) =>
        new(season, SeasonalTest.Finds(Gaps.Bridge(history), season) || (CarriesSeason(history, season) && SmallestCriterion(WithSeason, history, season) < SmallestCriterion(Plain, history, season)));

    /// <summary>The shortest history a back-test forecasts from.</summary>
    public int ShortestHistory => seasonal ? (2 * season) + 2 : Math.Max(FewestBehind, Math.Min(season, Monthly));

    /// <summary>The same candidates with nothing fitted yet.</summary>
    public Candidates Anew() => new(season, seasonal);

    /// <summary>Each candidate's forecast from this history; NaN inside it is a gap.</summary>
    public ModelForecast[] Forecast(double[] history, int horizon)
    {
        var bridged = Gaps.Bridge(history);
        var usual = seasonal ? ClassicalSeason.Additive(bridged, season) : [0];
        var adjusted = Depart(history, usual, -1);

        ModelForecast[] smoothing = seasonal && CarriesSeason(history, season)
            ? Smooth(WithSeason, history, season, horizon)
            : [.. Smooth(Plain, adjusted, 1, horizon).Select(Reseason)];
        return [.. smoothing, Reseason(Theta.Forecast(Depart(bridged, usual, -1), 1, horizon)), Reseason(Walk.Drift(adjusted, horizon))];

        ModelForecast Reseason(ModelForecast forecast) => seasonal
            ? forecast with { Method = forecast.Method + " (seasonally adjusted)", Centre = Depart(forecast.Centre, usual, 1, history.Length), Paths = new SeasonedPaths(forecast.Paths!, usual, history.Length) }
            : forecast;
    }

    private static bool CarriesSeason(double[] history, int season) =>
        season is > 1 and <= EtsChoice.LongestSeason && history.Count(double.IsFinite) >= SeasonInsideYears * season;

    private static double SmallestCriterion(EtsModel[] models, double[] history, int season)
    {
        var observed = history.Count(double.IsFinite);
        return models.Min(model => EtsFit.Of(model, history, season, observed).Aicc ?? double.PositiveInfinity);
    }

    private static double[] Depart(double[] values, double[] usual, int sign, int from = 0) =>
        [.. values.Select((value, t) => value + (sign * usual[(from + t) % usual.Length]))];

    // On short histories the simplest model stands for those that cannot be estimated.
    private ModelForecast[] Smooth(EtsModel[] models, double[] history, int period, int horizon)
    {
        var observed = history.Count(double.IsFinite);
        return
        [
            .. models.Select(model => model == models[0] || !TinySample.Covers(model, observed) ? model : models[0])
                .Select(model => Fit(model, history, period, observed).Forecast(history, period, horizon)),
        ];
    }

    // A search that starts where the one for a slightly shorter history ended takes a fraction of the time.
    private EtsFit Fit(EtsModel model, double[] history, int period, int observed) =>
        _latest[model] = EtsFit.Of(model, history, period, observed, _latest.GetValueOrDefault(model));
}
