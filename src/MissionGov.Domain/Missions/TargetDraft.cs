using MissionGov.Analysis;
using MissionGov.Analysis.Trajectories;

namespace MissionGov.Domain.Missions;

/// <summary>A target as far as somebody has said it. Any part may be missing still.</summary>
public sealed record TargetDraft
{
    public string Name { get; init; } = "";

    public string Promise { get; init; } = "";

    public Indicator? Measure { get; init; }

    /// <summary>Where, by name.</summary>
    public string Place { get; init; } = "";

    /// <summary>The target's own word on which way is better; its measure's where it has none.</summary>
    public Direction? Direction { get; init; }

    public Period? BaselinePeriod { get; init; }

    public double? BaselineValue { get; init; }

    public Period? Deadline { get; init; }

    public double? Value { get; init; }

    public TrajectoryShape Shape { get; init; } = TrajectoryShape.Linear;

    public IReadOnlyList<InterimPoint> Interim { get; init; } = [];

    public Commitment Commitment { get; init; }

    public string Owner { get; init; } = "";

    /// <summary>Why the promise cannot be rated, such as that it names no value.</summary>
    public string? NotTrackableBecause { get; init; }

    public Direction? Better => Direction ?? Measure?.Improvement;

    /// <summary>The goal, once its two ends and its direction are known. One that cannot be rated has days but needs no values.</summary>
    public StretchGoal? Goal => (BaselinePeriod, Deadline, Better) is ({ } from, { } to, { } better) && ((BaselineValue, Value) is ({ }, { }) || NotTrackableBecause is not null)
        ? new StretchGoal
        {
            BaselineValue = BaselineValue ?? 0,
            BaselinePeriod = from,
            Value = Value ?? BaselineValue ?? 0,
            Deadline = to,
            Direction = better,
            Shape = Shape,
            Interim = Interim,
        }
        : null;

    /// <summary>What even a draft needs, to be kept.</summary>
    public IEnumerable<FieldProblem> MissingToKeep()
    {
        if (Measure is null) yield return new("measure", "Choose a measure");
        if (Place.Length == 0) yield return new("place", "Choose a place");
        if (Better is null) yield return new("direction", "Choose whether higher or lower is better");
        if (BaselinePeriod is null) yield return new("baseline", "Enter when it starts, like July 2024");
        if (Deadline is null) yield return new("deadline", "Enter by when, like March 2029");
        if (NotTrackableBecause is not null) yield break;
        if (BaselineValue is null) yield return new("baseline-value", "Enter the figure that it starts from, like 58.8");
        if (Value is null) yield return new("value", "Enter the value to reach, or say below why the promise names none");
    }

    /// <param name="place">The name of its place.</param>
    public static TargetDraft Of(Target target, string place) => new()
    {
        Name = target.Name,
        Promise = target.Promise,
        Measure = target.Indicator,
        Place = place,
        Direction = target.Goal.Direction,
        BaselinePeriod = target.Goal.BaselinePeriod,
        BaselineValue = target.NotTrackableBecause is null || target.Goal.BaselineValue != 0 ? target.Goal.BaselineValue : null,
        Deadline = target.Goal.Deadline,

        // A promise without a value is stored with that of its baseline.
        Value = target.NotTrackableBecause is null || target.Goal.Value != target.Goal.BaselineValue ? target.Goal.Value : null,
        Shape = target.Goal.Shape,
        Interim = target.Goal.Interim,
        Commitment = target.Commitment,
        Owner = target.Owner,
        NotTrackableBecause = target.NotTrackableBecause,
    };
}
