using MissionGov.Analysis;
using MissionGov.Analysis.Trajectories;

namespace MissionGov.Domain.Missions;

/// <summary>The parts of a target as people read them.</summary>
public static class TargetWording
{
    public static string Words(this TrajectoryShape shape) => shape switch
    {
        TrajectoryShape.Linear => "the same amount each period",
        TrajectoryShape.Geometric => "the same percentage each period",
        TrajectoryShape.SCurve => "slow, then fast, then slow",
        TrajectoryShape.FrontLoaded => "most of it early",
        TrajectoryShape.BackLoaded => "most of it late",
        TrajectoryShape.Step => "all of it at one moment",
        TrajectoryShape.GeometricGap => "the gap shrinks by the same share",
        TrajectoryShape.Cumulative => "a running total",
        TrajectoryShape.Seasonal => "with the usual seasons",
        _ => shape.ToString(),
    };

    public static string Words(this Direction direction) => direction == Direction.AtLeast ? "higher is better" : "lower is better";

    public static string Words(this Commitment commitment) => commitment == Commitment.Committed ? "committed: hit it or explain" : "aspirational: reach far";

    /// <param name="before">Null for a new target.</param>
    internal static FieldChanges Changes(TargetDetails? before, TargetDetails after, TargetNames? was, TargetNames now)
    {
        var (from, to) = (before?.Goal, after.Goal);
        return new FieldChanges()
            .Add("name", before?.Name, after.Name)
            .Add("promise", before?.Promise, after.Promise)
            .Add("measure", was?.Measure, now.Measure)
            .Add("place", was?.Place, now.Place)
            .Add("baseline", Point(from?.BaselinePeriod, from?.BaselineValue, was, to.BaselineValue), Point(to.BaselinePeriod, to.BaselineValue, now, from?.BaselineValue))
            .Add("target", Point(from?.Deadline, from?.Value, was, to.Value), Point(to.Deadline, to.Value, now, from?.Value))
            .Add("direction", from?.Direction.Words(), to.Direction.Words())
            .Add("path", from?.Shape.Words(), to.Shape.Words())
            .Add("points on the way", Points(from, was, to), Points(to, now, from))
            .Add("commitment", before?.Commitment.Words(), after.Commitment.Words())
            .Add("owner", before?.Owner, after.Owner)
            .Add("why it cannot be rated", before?.NotTrackableBecause, after.NotTrackableBecause);
    }

    private static string? Point(Period? period, double? value, TargetNames? names, double? other) =>
        (period, value, names) is ({ } when, { } number, { } known) ? $"{Figure(number, other, known.Unit)}, {PeriodWords.Write(when)}" : null;

    private static string? Points(StretchGoal? goal, TargetNames? names, StretchGoal? other) => goal is null || names is null ? null : string.Join("; ",
        from point in goal.Interim
        select $"{PeriodWords.Write(point.Period)}: {Figure(point.Value, other?.Interim.FirstOrDefault(one => one.Period == point.Period)?.Value, names.Unit)}");

    // Two that look the same in the decimals of the measure are told in all of theirs: no change is too small to be seen.
    private static string Figure(double value, double? other, Unit unit) =>
        other is { } it && it != value && unit.Round(it) == unit.Round(value) ? unit.InFull(value) : unit.Round(value);
}
