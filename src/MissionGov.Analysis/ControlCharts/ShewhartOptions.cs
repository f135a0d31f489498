namespace MissionGov.Analysis.ControlCharts;

/// <summary>What a caller may choose about a <see cref="ShewhartChart"/>.</summary>
public sealed record ShewhartOptions
{
    /// <summary>Which way is better.</summary>
    public Improvement Improvement { get; init; } = Improvement.Neutral;

    /// <summary>The value to be hit, in the unit that is plotted; null where there is none.</summary>
    public double? Target { get; init; }

    /// <summary>Zero-based index of the first point of each later group, ascending: limits start anew there.</summary>
    public IReadOnlyList<int> RebaseAt { get; init; } = [];

    /// <summary>Take the limits from the first so many points of each group, at least <see cref="XmrOptions.FewestFixed"/>; null for all.</summary>
    public int? FixAfter { get; init; }

    /// <summary>Leave out moving ranges that are themselves out of the ordinary, once. For <see cref="ChartKind.I"/> and <see cref="ChartKind.T"/>.</summary>
    public bool ScreenOutliers { get; init; }
}
