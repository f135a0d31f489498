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

    /// <summary>Why no path leads from the baseline to the goal; null when one does.</summary>
    public string? WhyNoPath()
    {
        int[] months = [BaselinePeriod.EndMonth, .. Interim.Select(point => point.Period.EndMonth), Deadline.EndMonth];
        if (months.Zip(months.Skip(1)).Any(pair => pair.Second <= pair.First)) return "The baseline, the points on the way and the deadline are not in order of time.";
        double[] values = [BaselineValue, .. Interim.Select(point => point.Value), Value];
        if (!values.All(double.IsFinite)) return "The path has a value that is not a number.";
        return Shape == TrajectoryShape.Geometric && values.Any(value => value <= 0) ? "A path of equal percentages needs values above zero." : null;
    }

    public bool IsMetBy(double value) => Gap(value, Value) >= 0;
}

/// <summary>A value officially promised for a moment on the way.</summary>
public sealed record InterimPoint(Period Period, double Value);
