using MissionGov.Analysis.TimeSeries.Methods;

namespace MissionGov.Analysis.TimeSeries;

/// <summary>Where is this series heading if nothing changes?</summary>
public static class TrendProjection
{
    /// <summary>The version of the automatic method, shown beside every answer it gives.</summary>
    public const string MethodVersion = "2";

    /// <summary>Fewer observed values than this are refused.</summary>
    public const int MinimumValues = 3;

    /// <summary>Periods beyond which no projection is made.</summary>
    public const int LongestHorizon = 10_000;

    // Far beyond any published figure; squares of it, and of its inverse, still fit a double.
    private const double LargestMagnitude = 1e100;

    /// <summary>Projects a series over the coming periods.</summary>
    /// <param name="series">The history, in one unit throughout.</param>
    /// <param name="horizon">How many periods to look ahead, at least 1.</param>
    /// <param name="options">Method, scale and bounds; automatic and unbounded unless given.</param>
    /// <returns>
    /// Every figure in the unit of <paramref name="series"/>. Refused: fewer values than the method needs (3 for the automatic
    /// one); values outside their bounds, or not positive where the model's error is a share; values all nearer to 0 than 1e-100 or beyond 1e100.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A value or bound is NaN or infinite, the bounds are not in order, a logit is asked for without both bounds, or the
    /// horizon is below 1 or above <see cref="LongestHorizon"/>, or the model named cannot be (<see cref="ProjectionOptions.WrongEtsModel"/>).
    /// </exception>
    /// <remarks>
    /// Sources: README.md, one line a method. The automatic method: with 3 values the drift, without a fan;
    /// from 4 on the mean of smoothing with three kinds of trend, theta and drift, each freed from the season where there is one and
    /// weighed by its errors in a rolling-origin back-test; a fan from 4 annual, 8 quarterly or 12 monthly values. Measures with bounds are projected on the logit or log scale. Same input, same output.
    /// </remarks>
    public static Answer<Projection> Project(Series series, int horizon, ProjectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(horizon, LongestHorizon);
        Check(options);
        if (options.WrongEtsModel(series.Frequency) is { } wrong) throw new ArgumentException(wrong, nameof(options));
        var observed = series.Values.OfType<double>().ToArray();
        if (!observed.All(double.IsFinite)) throw new ArgumentException("Every value must be finite.", nameof(series));

        var season = (int)series.Frequency;
        var need = NamedMethod.Needs(options, season);
        if (observed.Length < need) return new Answer<Projection>.Refused(Refusal.TooFewPoints, observed.Length, need);
        if (ModelScale.For(options.Transform, options.Bounds, observed) is not { } scale || !NamedMethod.Covers(options, observed)) return new Answer<Projection>.Refused(Refusal.OutOfDomain, observed.Length, observed.Length);

        double[] values = [.. series.Values.Select(value => value is { } number ? scale.Forward(number) : double.NaN)];
        var undefined = new Answer<Projection>.Refused(Refusal.OutOfDomain, observed.Length, observed.Length);
        var largest = values.Where(double.IsFinite).Max(Math.Abs);
        if (largest > LargestMagnitude || (largest > 0 && largest < 1 / LargestMagnitude)) return undefined;
        if (options.Method == ProjectionMethod.Auto) return new Answer<Projection>.Found(AutomaticMethod.Project(values, series.Frequency, horizon, scale, options.Seed));

        var forecast = NamedMethod.Forecast(options, values, season, horizon);
        return forecast.IsFinite ? new Answer<Projection>.Found(Named(forecast, scale, options.Seed)) : undefined;
    }

    private static Projection Named(ModelForecast forecast, ModelScale scale, int seed) => new()
    {
        Method = forecast.Method,
        Why = "It was asked for by name.",
        Points = [.. Enumerable.Range(0, forecast.Horizon).Select(h => new ProjectedPoint(h + 1, new ScaledDistribution(scale, forecast.Centre[h], forecast.StandardError[h], forecast.DegreesOfFreedom)))],
        Parameters = forecast.Parameters,
        Paths = forecast.Paths is { } source ? new SimulatedPaths(source, scale, forecast.Horizon, seed) : null,
    };

    private static void Check(ProjectionOptions options)
    {
        var (lower, upper) = (options.Bounds.Lower, options.Bounds.Upper);
        if ((lower is { } low && !double.IsFinite(low)) || (upper is { } high && !double.IsFinite(high))) throw new ArgumentException("A bound must be finite.", nameof(options));
        if (lower >= upper) throw new ArgumentException("The lower bound must be below the upper.", nameof(options));
        if (options.Transform == Transform.Logit && (lower is null || upper is null)) throw new ArgumentException("A logit needs both bounds.", nameof(options));
    }
}
