using MissionGov.Analysis;
using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Domain.Missions;

/// <summary>Where a target's indicator is heading if nothing changes.</summary>
public static class StatusQuo
{
    /// <summary>A deadline further away than this has no forecast.</summary>
    public const int FurthestYears = 50;

    /// <summary>How long after the deadline we look for an even chance.</summary>
    public const int YearsPastDeadline = 10;

    private const double Even = 0.5;

    /// <param name="laid">Comparable outturns on their calendar.</param>
    public static Answer<Projection> Project(Indicator indicator, RegularSeries laid, int steps) => laid.Accumulation == Accumulation.Cumulative
        ? RunningTotal.Project(laid.Series, laid.Last.Value!.Value, steps)
        : TrendProjection.Project(laid.Series, steps, new ProjectionOptions { Bounds = indicator.Bounds });

    /// <summary>The projection up to the deadline; null where the last figure is at or past it.</summary>
    /// <param name="further">The same further, where that is known: then nothing is fitted again.</param>
    public static Answer<Projection>? ToDeadline(Target target, RegularSeries laid, Projection? further = null)
    {
        if (laid.StepsTo(target.Goal.Deadline) is not (> 0 and var exact)) return null;
        var steps = (int)Math.Ceiling(exact);
        return further is null ? Project(target.Indicator, laid, steps) : new Answer<Projection>.Found(further.UpTo(steps));
    }

    /// <summary>The projection as far as an even chance is looked for; null where there is none.</summary>
    public static Projection? PastDeadline(Target target, RegularSeries laid) =>
        (Project(target.Indicator, laid, (int)Math.Ceiling(laid.StepsTo(LookedTo(target)))) as Answer<Projection>.Found)?.Value;

    /// <summary>What the value may be at the deadline, also where that falls between two periods.</summary>
    public static PredictiveDistribution AtDeadline(this Projection projection, Target target, RegularSeries laid) =>
        projection.At(laid.StepsTo(target.Goal.Deadline), laid.Last.Value!.Value);

    /// <summary>The chance of meeting the target at its deadline; null without a fan.</summary>
    public static double? Chance(Target target, RegularSeries laid) =>
        ToDeadline(target, laid) is Answer<Projection>.Found { Value: { HasFan: true } projection } ? ChanceOf(target.Goal, projection.AtDeadline(target, laid)) : null;

    public static double ChanceOf(StretchGoal goal, PredictiveDistribution distribution) => distribution.ChanceOf(goal.Value, goal.Direction);

    /// <summary>The chance of meeting a goal at some time up to its deadline: at least that of meeting it there, which the futures only count.</summary>
    public static double? ChanceEver(this Projection projection, StretchGoal goal, double atDeadline) =>
        projection.Paths?.ChanceEver(goal.Value, goal.Direction, projection.Points.Count) is { } ever ? Math.Max(ever, atDeadline) : null;

    /// <summary>The projected periods on the way, and the deadline itself as the last of them.</summary>
    public static IReadOnlyList<ProjectedValue> Path(this Projection projection, Target target, RegularSeries laid)
    {
        var deadline = target.Goal.Deadline;
        var before = projection.Points.Select(point => new ProjectedValue(laid.After(point.Step), point)).Where(value => value.Period.EndMonth < deadline.EndMonth);
        return [.. before, new ProjectedValue(deadline, new ProjectedPoint(projection.Points.Count, projection.AtDeadline(target, laid)))];
    }

    /// <summary>From when on meeting the target is as likely as not.</summary>
    /// <param name="path">The projection up to the deadline, with a fan.</param>
    /// <param name="further">The projection past it; asked for where the chance is not even by the deadline.</param>
    public static EvenChance FirstEven(Target target, RegularSeries laid, IReadOnlyList<ProjectedValue> path, Func<Projection?> further)
    {
        var (deadline, lookedTo) = (target.Goal.Deadline, LookedTo(target));
        var first = path.FirstOrDefault(value => IsEven(value.Point))?.Period
            ?? further()?.Points.Select(point => new ProjectedValue(laid.After(point.Step), point)).FirstOrDefault(value => value.Period.EndMonth > deadline.EndMonth && value.Period.EndMonth <= lookedTo.EndMonth && IsEven(value.Point))?.Period;
        return new EvenChance(first, lookedTo);

        bool IsEven(ProjectedPoint point) => ChanceOf(target.Goal, point.Distribution) >= Even;
    }

    private static Period LookedTo(Target target) => target.Goal.Deadline.Shift(12 * YearsPastDeadline);
}
