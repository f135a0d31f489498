using MissionGov.Analysis;
using MissionGov.Analysis.Trajectories;

namespace MissionGov.Domain.Missions;

/// <summary>What is to be reached: from a baseline to a value by a deadline, along a path.</summary>
public sealed record StretchGoal
{
    public required double BaselineValue { get; init; }

    public required Period BaselinePeriod { get; init; }

    public required double Value { get; init; }

    public required Period Deadline { get; init; }

    public required Direction Direction { get; init; }

    public TrajectoryShape Shape { get; init; } = TrajectoryShape.Linear;

    /// <summary>Official points on the way, earliest first.</summary>
    public IReadOnlyList<InterimPoint> Interim { get; init; } = [];

    /// <summary>Positive when better than needed, in either direction.</summary>
    public double Gap(double actual, double needed) => Pace.Gap(actual, needed, Direction);

    public bool IsMetBy(double value) => Gap(value, Value) >= 0;
}

/// <summary>A value officially promised for a moment on the way.</summary>
public sealed record InterimPoint(Period Period, double Value);
