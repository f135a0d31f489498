using MissionGov.Analysis.Trajectories;

namespace MissionGov.Domain.Missions;

/// <summary>The path of one target, counted in months so that periods of every kind fall in their place.</summary>
/// <param name="season">The usual departure from the line in each month of the year, January first; only a seasonal path has one.</param>
public sealed class RequiredPath(StretchGoal goal, IReadOnlyList<double>? season = null)
{
    private static readonly double[] NoSeason = [0];

    private readonly TrajectoryPoint _baseline = new(goal.BaselinePeriod.EndMonth, goal.BaselineValue);
    private readonly TrajectoryPoint _goal = new(goal.Deadline.EndMonth, goal.Value);
    private readonly TrajectoryPoint[] _interim = [.. goal.Interim.Select(point => new TrajectoryPoint(point.Period.EndMonth, point.Value))];

    public double At(double month) => RequiredTrajectory.At(goal.Shape, _baseline, _goal, _interim, month, season: season ?? NoSeason);

    /// <summary>Every period from the baseline to the deadline, in steps of the indicator, with the official points among them.</summary>
    public IReadOnlyList<RequiredValue> Values(int monthsPerPeriod)
    {
        var official = goal.Interim.Select(point => new RequiredValue(point.Period, point.Value, Interim: true))
            .Append(new RequiredValue(goal.Deadline, goal.Value, Interim: true));
        var steps = (goal.Deadline.EndMonth - goal.BaselinePeriod.EndMonth) / monthsPerPeriod;
        var between = Enumerable.Range(0, steps + 1)
            .Select(step => goal.BaselinePeriod.Shift(step * monthsPerPeriod))
            .Select(period => new RequiredValue(period, At(period.EndMonth), Interim: false));
        return [.. official.Concat(between).DistinctBy(value => value.Period.EndMonth).OrderBy(value => value.Period.EndMonth)];
    }

    /// <summary>How many months ago the path needed today's value; null when it is not behind, or by less than half a month.</summary>
    public int? MonthsBehind(int month, double actual)
    {
        var behind = Pace.PeriodsBehind(actual, month, goal.Direction, goal.BaselinePeriod.EndMonth, At);
        return behind is { } months && (int)Math.Round(months) is > 0 and var whole ? whole : null;
    }

    /// <summary>The change that the official path asks for between the points around a month.</summary>
    public double InterimStepAt(int month)
    {
        TrajectoryPoint[] points = [_baseline, .. _interim, _goal];
        var next = Array.FindIndex(points, point => point.At >= month);
        return next <= 0 ? Math.Abs(_goal.Value - _baseline.Value) : Math.Abs(points[next].Value - points[next - 1].Value);
    }
}
