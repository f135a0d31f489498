namespace MissionGov.Analysis.Trajectories;

/// <summary>How the path from baseline to target bends.</summary>
public enum TrajectoryShape
{
    /// <summary>The same amount each period.</summary>
    Linear,

    /// <summary>The same percentage each period.</summary>
    Geometric,

    /// <summary>Slow, then fast, then slow.</summary>
    SCurve,

    /// <summary>Most of the change early.</summary>
    FrontLoaded,

    /// <summary>Most of the change late.</summary>
    BackLoaded,

    /// <summary>All of the change at one moment.</summary>
    Step,

    /// <summary>The remaining gap shrinks by the same share each period.</summary>
    GeometricGap,

    /// <summary>A running total that grows by the same amount each period.</summary>
    Cumulative,

    /// <summary>Linear, plus the season of the measure.</summary>
    Seasonal,
}

/// <summary>A value that is required at a moment.</summary>
/// <param name="At">Position in time, in periods of the series; any origin.</param>
/// <param name="Value">The value there, in the unit of the measure.</param>
public readonly record struct TrajectoryPoint(double At, double Value);

/// <summary>What value is needed at a moment for the target to be met in time?</summary>
public static class RequiredTrajectory
{
    /// <summary>Steepness of an S-curve unless another is given.</summary>
    public const double DefaultSteepness = 10;

    /// <summary>Exponent of a front-loaded or back-loaded path unless another is given: a parabola.</summary>
    public const double DefaultExponent = 2;

    // A flatter logistic is a straight line to the last digit.
    private const double StraightBelow = 1e-6;

    // Of a closing gap, unless a ratio is given, this share is left at the deadline.
    private const double DefaultGapLeft = 0.01;

    /// <summary>The value required at a moment, on the path from baseline to goal through the interim points.</summary>
    /// <param name="shape">How each part of the path bends, from one point to the next.</param>
    /// <param name="baseline">Where the path starts; before it, its value is required.</param>
    /// <param name="goal">Where the path ends; after it, the value at its end is required.</param>
    /// <param name="interim">Points between the two that the path passes through, earliest first; may be empty.</param>
    /// <param name="at">The moment, on the time axis of the points.</param>
    /// <param name="steepness">
    /// S-curve: k of the logistic, 10 unless given. Front- and back-loaded: the exponent, 2 unless given. Geometric gap: the
    /// share of the gap left after each period, between 0 and 1; unless given, such that 1% is left at the end. Else unused.
    /// </param>
    /// <param name="stepAt">Step only: periods after the baseline at which the value jumps; at the next point unless given.</param>
    /// <param name="season">
    /// Seasonal only: the usual departure from the line in each period of a year, in the unit of the measure; the first entry
    /// belongs to time 0. The path still passes through every point.
    /// </param>
    /// <returns>The required value, in the unit of the points.</returns>
    /// <exception cref="ArgumentException">
    /// A number is not finite; the points are not in order of time; a geometric path has an end that is not positive; a
    /// seasonal path has no season; the steepness is not one the shape allows; or the points lie too far apart for a number between them.
    /// </exception>
    /// <remarks>
    /// Source: definitions; linear b + (T - b)u, geometric b(T / b)^u, S-curve the logistic scaled to reach
    /// both ends, front-loaded 1 - (1 - u)^k, back-loaded u^k, geometric gap T - (T - b)r^t; u is the share of time elapsed.
    /// </remarks>
    public static double At(
        TrajectoryShape shape,
        TrajectoryPoint baseline,
        TrajectoryPoint goal,
        IReadOnlyList<TrajectoryPoint> interim,
        double at,
        double? steepness = null,
        double? stepAt = null,
        IReadOnlyList<double>? season = null)
    {
        ArgumentNullException.ThrowIfNull(interim);
        if (!double.IsFinite(at)) throw new ArgumentException("The moment must be finite.", nameof(at));
        TrajectoryPoint[] points = [baseline, .. interim, goal];
        RequireOrder(points);

        var end = 1;
        while (end < points.Length - 1 && points[end].At <= at) end++;
        var (from, to) = (points[end - 1], points[end]);
        var required = Between(shape, from, to, Math.Clamp(at, from.At, to.At), steepness, stepAt + baseline.At, season);
        return double.IsFinite(required) ? required : throw new ArgumentException("The points lie too far apart to compute with.", nameof(goal));
    }

    private static double Between(TrajectoryShape shape, TrajectoryPoint from, TrajectoryPoint to, double at, double? steepness, double? stepAt, IReadOnlyList<double>? season)
    {
        var share = (at - from.At) / (to.At - from.At);
        var change = to.Value - from.Value;
        return shape switch
        {
            TrajectoryShape.Linear or TrajectoryShape.Cumulative => from.Value + (change * share),
            TrajectoryShape.Geometric => Math.Pow(Positive(from.Value), 1 - share) * Math.Pow(Positive(to.Value), share),
            TrajectoryShape.SCurve => from.Value + (change * Logistic(share, Allowed(steepness ?? DefaultSteepness))),
            TrajectoryShape.FrontLoaded => from.Value + (change * (1 - Math.Pow(1 - share, Allowed(steepness ?? DefaultExponent)))),
            TrajectoryShape.BackLoaded => from.Value + (change * Math.Pow(share, Allowed(steepness ?? DefaultExponent))),
            TrajectoryShape.Step => at >= (stepAt ?? to.At) ? to.Value : from.Value,
            TrajectoryShape.GeometricGap => to.Value - (change * GapLeft(steepness, at - from.At, to.At - from.At)),
            TrajectoryShape.Seasonal => from.Value + (change * share) + SeasonalDeparture(season, from.At, to.At, at, share),
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "Unknown shape."),
        };
    }

    // The logistic scaled to reach both ends, by the identity 1 / (1 + e^-x) = (1 + tanh(x / 2)) / 2.
    private static double Logistic(double share, double steepness) => steepness < StraightBelow
        ? share
        : (1 + (Math.Tanh(steepness * (share - 0.5) / 2) / Math.Tanh(steepness / 4))) / 2;

    private static double GapLeft(double? ratio, double elapsed, double length)
    {
        if (ratio is null) return Math.Pow(DefaultGapLeft, elapsed / length);
        if (ratio is not (> 0 and < 1)) throw new ArgumentException("The share of the gap left each period lies between 0 and 1.", nameof(ratio));
        return Math.Pow(ratio.Value, elapsed);
    }

    // The season at the moment, less what a straight line between the seasons of both ends already holds.
    private static double SeasonalDeparture(IReadOnlyList<double>? season, double from, double to, double at, double share)
    {
        if (season is null or { Count: 0 } || !season.All(double.IsFinite)) throw new ArgumentException("A seasonal path needs the season of the measure, finite throughout.", nameof(season));
        return SeasonAt(at) - ((1 - share) * SeasonAt(from)) - (share * SeasonAt(to));

        double SeasonAt(double time)
        {
            var index = (int)(Math.Round(time) % season.Count);
            return season[index < 0 ? index + season.Count : index];
        }
    }

    private static double Positive(double value) =>
        value > 0 ? value : throw new ArgumentException("A geometric path needs ends above zero.", nameof(value));

    private static double Allowed(double steepness) =>
        double.IsFinite(steepness) && steepness > 0 ? steepness : throw new ArgumentException("The steepness must be above zero.", nameof(steepness));

    private static void RequireOrder(TrajectoryPoint[] points)
    {
        for (var i = 0; i < points.Length; i++)
        {
            if (!double.IsFinite(points[i].At) || !double.IsFinite(points[i].Value)) throw new ArgumentException("Every point must be finite.", nameof(points));
            if (i > 0 && points[i].At <= points[i - 1].At) throw new ArgumentException("The points must be in order of time, from baseline to goal.", nameof(points));
        }
    }
}
