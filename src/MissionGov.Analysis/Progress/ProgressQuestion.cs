namespace MissionGov.Analysis.Progress;

/// <summary>Which rule to apply to which yearly figures.</summary>
/// <param name="Measure">The rule.</param>
/// <param name="Years">The year of each value, each year once, in any order.</param>
/// <param name="Values">As many as years, in one unit; null where nothing was observed. Never NaN or infinite.</param>
/// <param name="Direction">Whether a larger or a smaller value is the better one.</param>
public sealed record ProgressQuestion(ProgressMeasure Measure, IReadOnlyList<int> Years, IReadOnlyList<double?> Values, Direction Direction)
{
    /// <summary>The value to reach, in the unit of the values; null when only the direction is agreed.</summary>
    public double? Target { get; init; }

    /// <summary>The year by which to reach it. Unless given, 2030 for the measures of the 2030 Agenda; the pace ratio has no default.</summary>
    public int? TargetYear { get; init; }

    /// <summary>
    /// The year to compare with, or the next one observed. Unless given, 2015 for Open SDG and the progress chart, the first
    /// year observed for the others.
    /// </summary>
    public int? BaseYear { get; init; }

    /// <summary>Open SDG without a target only: the best value the measure can take, near which less growth counts as much.</summary>
    public double? Limit { get; init; }
}
