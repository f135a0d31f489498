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
    /// <summary>The value required at a moment, on the path from baseline to goal through the interim points.</summary>
    public static double At(TrajectoryShape shape, TrajectoryPoint baseline, TrajectoryPoint goal, IReadOnlyList<TrajectoryPoint> interim, double at) => throw new NotSupportedException();
}
