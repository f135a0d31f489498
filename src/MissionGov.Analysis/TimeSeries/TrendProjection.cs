using MissionGov.Analysis.TimeSeries.Methods;
using MissionGov.Analysis.TimeSeries.Methods.Ets;

namespace MissionGov.Analysis.TimeSeries;

/// <summary>Where is this series heading if nothing changes?</summary>
public static class TrendProjection
{
    /// <summary>The version of the automatic method, shown beside every answer it gives.</summary>
    public const string MethodVersion = "1";

    /// <summary>Fewer observed values than this are refused (decided.md 6).</summary>
    public const int MinimumValues = 3;

    /// <summary>Projects a series over the coming periods.</summary>
    public static Answer<Projection> Project(Series series, int horizon, ProjectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        if (series.Values.Any(value => value is { } number && !double.IsFinite(number))) throw new ArgumentException("Every value must be finite.", nameof(series));

        var observed = series.Values.OfType<double>().ToArray();
        var need = options.Method == ProjectionMethod.Auto ? MinimumValues : 2;
        if (observed.Length < need) return new Answer<Projection>.Refused(Refusal.TooFewPoints, observed.Length, need);
        if (ModelScale.For(options.Transform, options.Bounds, observed) is not { } scale) return new Answer<Projection>.Refused(Refusal.OutOfDomain, observed.Length, observed.Length);

        var values = series.Values.Select(value => value is { } number ? scale.Forward(number) : double.NaN).ToArray();
        var season = (int)series.Frequency;
        var forecast = options.Method switch
        {
            ProjectionMethod.Naive => Walk.Naive(values, horizon),
            ProjectionMethod.SeasonalNaive => Walk.Seasonal(values, season, horizon),
            ProjectionMethod.Drift => Walk.Drift(values, horizon),
            ProjectionMethod.Mean => Average.Forecast(values, horizon),
            ProjectionMethod.Ols => StraightLine.LeastSquares(values, horizon),
            ProjectionMethod.TheilSen => StraightLine.TheilSen(values, horizon),
            ProjectionMethod.Theta => Theta.Forecast(values, season, horizon),
            ProjectionMethod.Ets => EtsFit.Of(EtsModel.Parse(options.EtsModel ?? "ZZZ"), values, season, values.Length).Forecast(values, season, horizon),
            _ => observed.Length < 8 ? Walk.Drift(values, horizon) : EtsFit.Of(EtsModel.DampedTrend, values, season, observed.Length).Forecast(values, season, horizon),
        };
        return new Answer<Projection>.Found(new()
        {
            Method = forecast.Method,
            Why = options.Method == ProjectionMethod.Auto ? "The history is short." : "The method was asked for by name.",
            Points = [.. Enumerable.Range(0, horizon).Select(h => new ProjectedPoint(h + 1, new ScaledDistribution(scale, forecast.Centre[h], forecast.StandardError[h], forecast.DegreesOfFreedom)))],
            Parameters = forecast.Parameters,
            HasFan = observed.Length > MinimumValues,
        });
    }
}
