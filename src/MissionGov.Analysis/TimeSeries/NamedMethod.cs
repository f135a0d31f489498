using MissionGov.Analysis.TimeSeries.Methods;
using MissionGov.Analysis.TimeSeries.Methods.Ets;

namespace MissionGov.Analysis.TimeSeries;

/// <summary>The textbook methods a caller may ask for by name.</summary>
internal static class NamedMethod
{
    /// <summary>How many observed values a method needs to have a point and a spread.</summary>
    public static int Needs(ProjectionOptions options, int season) => options.Method switch
    {
        ProjectionMethod.Auto => TrendProjection.MinimumValues,
        ProjectionMethod.Naive or ProjectionMethod.Mean => 2,
        ProjectionMethod.SeasonalNaive => season + 1,
        ProjectionMethod.Ets => EtsNeeds(options, season),
        _ => TrendProjection.MinimumValues,
    };

    public static ModelForecast Forecast(ProjectionOptions options, double[] values, int season, int horizon) => options.Method switch
    {
        ProjectionMethod.Naive => Walk.Naive(values, horizon),
        ProjectionMethod.SeasonalNaive => Walk.Seasonal(values, season, horizon),
        ProjectionMethod.Drift => Walk.Drift(values, horizon),
        ProjectionMethod.Mean => Average.Forecast(values, horizon),
        ProjectionMethod.Ols => StraightLine.LeastSquares(values, horizon),
        ProjectionMethod.TheilSen => StraightLine.TheilSen(values, horizon),
        ProjectionMethod.Theta => ThetaForecast(values, season, horizon),
        ProjectionMethod.Ets => EtsForecast(options, values, season, horizon),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Method, "Unknown method."),
    };

    /// <summary>What is wrong with the notation of a smoothing model, in words for its writer; null when it can be used.</summary>
    public static string? WhyWrong(string notation, Transform scale, int season)
    {
        if (EtsNotation.WhyWrong(notation) is { } reason) return reason;
        if (Models(notation, scale).Length == 0) return $"\"{notation}\" multiplies, and on the {scale} scale that would be done twice. Name a model in which everything adds, such as AAN.";
        if (!EtsNotation.Models(notation).All(model => model.Seasonal)) return null;
        if (season == 1) return $"\"{notation}\" has a season, and annual values have none.";
        return season > EtsChoice.LongestSeason ? $"\"{notation}\" has a season, and one of {season} periods is too long: at most {EtsChoice.LongestSeason}." : null;
    }

    /// <summary>Whether the method is defined for these values.</summary>
    public static bool Covers(ProjectionOptions options, IEnumerable<double> observed) =>
        options.Method != ProjectionMethod.Ets || observed.All(value => value > 0) || Models(options.EtsModel, options.ModelledOn).Any(model => !model.RelativeError);

    // The reference fails on a missing value; here it is bridged, as the automatic method does.
    private static ModelForecast ThetaForecast(double[] values, int season, int horizon)
    {
        var bridged = Gaps.Bridge(Gaps.Trim(values));
        var late = values.Length - 1 - Array.FindLastIndex(values, double.IsFinite);
        var forecast = Theta.Forecast(bridged, season, horizon + late);
        return forecast with { Centre = forecast.Centre[late..], StandardError = forecast.StandardError[late..] };
    }

    private static int EtsNeeds(ProjectionOptions options, int season) =>
        Models(options.EtsModel, options.ModelledOn).Min(model => EtsChoice.Needs(model, season));

    private static ModelForecast EtsForecast(ProjectionOptions options, double[] values, int season, int horizon) =>
        EtsChoice.Of(Models(options.EtsModel, options.ModelledOn), values, season).Forecast(values, season, horizon);

    // On a transformed scale errors and seasons add, as in the reference.
    private static EtsModel[] Models(string? notation, Transform scale) =>
        [.. EtsNotation.Models(notation ?? EtsNotation.ChooseAll).Where(model => scale == Transform.None || !model.RelativeError)];
}
