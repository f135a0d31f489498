namespace MissionGov.Analysis.TimeSeries;

/// <summary>Where is a running total heading, such as homes built since a day?</summary>
/// <remarks>
/// What is added in each period is projected, and the additions are summed along each of its possible futures, so that
/// an error that lasts counts in every later period. A future's total never falls.
/// </remarks>
public static class RunningTotal
{
    /// <summary>Projects a running total over the coming periods.</summary>
    /// <param name="added">What was added in each period, oldest first; in the unit of the total.</param>
    /// <param name="total">The total after the last of them.</param>
    /// <param name="horizon">How many periods to look ahead, at least 1.</param>
    /// <returns>
    /// The totals, which never fall; method, warnings and back-test are those of the additions. Refused as
    /// <see cref="TrendProjection.Project"/> refuses the additions.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A number is NaN or infinite, or the horizon is below 1 or above <see cref="TrendProjection.LongestHorizon"/>.
    /// </exception>
    public static Answer<Projection> Project(Series added, double total, int horizon)
    {
        ArgumentNullException.ThrowIfNull(added);
        if (!double.IsFinite(total)) throw new ArgumentException("The total must be finite.", nameof(total));

        // A total that was corrected downwards has additions below zero, which a scale from zero on would refuse.
        var bounds = added.Values.Any(value => value < 0) ? Bounds.None : new Bounds(0, null);
        return TrendProjection.Project(added, horizon, new ProjectionOptions { Bounds = bounds }) switch
        {
            Answer<Projection>.Found(var flow) => new Answer<Projection>.Found(Summed(flow, total)),
            var refused => refused,
        };
    }

    private static Projection Summed(Projection flow, double total)
    {
        var paths = flow.Paths?.Summed(total);
        return flow with
        {
            Points = paths is null ? Medians(flow, total) : [.. flow.Points.Select(point => new ProjectedPoint(point.Step, paths.At(point.Step)))],
            Paths = paths,
        };
    }

    // Too short a history for a fan has no futures either: the middle alone.
    private static ProjectedPoint[] Medians(Projection flow, double total) =>
        [.. flow.Points.Select(point => new ProjectedPoint(point.Step, new SampledDistribution([total = SimulatedPaths.Add(total, point.Median)])))];
}
