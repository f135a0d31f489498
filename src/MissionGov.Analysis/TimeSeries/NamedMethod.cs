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
        ProjectionMethod.Ets => EtsNeeds(options.EtsModel, season),
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

    private static ModelForecast ThetaForecast(double[] values, int season, int horizon) => values.All(double.IsFinite)
        ? Theta.Forecast(values, season, horizon)
        : throw new NotSupportedException("The theta method takes no missing values, nor does the reference; ask for the automatic method.");

    private static int EtsNeeds(string? notation, int season) =>
        notation is null or EtsChoice.Notation ? EtsChoice.Minimum : EtsChoice.Needs(EtsModel.Parse(notation), season);

    // On a transformed scale the reference itself has additive candidates only; on the plain scale it has more than are built.
    private static ModelForecast EtsForecast(ProjectionOptions options, double[] values, int season, int horizon)
    {
        if (options.EtsModel is not (null or EtsChoice.Notation))
            return EtsFit.Of(EtsModel.Parse(options.EtsModel), values, season, values.Length).Forecast(values, season, horizon);
        if (options.Transform == Transform.None || (options.Transform == Transform.Auto && options.Bounds.Lower is null))
            throw new NotSupportedException("Choosing a model (ZZZ) is built for the log and logit scale only; name a model, or ask for the automatic method.");
        return EtsChoice.Of(values, season).Forecast(values, season, horizon);
    }
}
