using System.Globalization;
using MissionGov.Analysis;
using MissionGov.Analysis.TimeSeries;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Strategies;

/// <summary>Where a target would land with its plans and without, and what each plan gives by when, in words.</summary>
public static class LandingWords
{
    public const string WithPlans = "With the plans";
    public const string Without = "Without more action";

    private const double Inner = 0.8;

    // From here on both estimates are named: three points, or of other measures a tenth of the change promised.
    private const double PointsApart = 3;
    private const double ShareApart = 0.1;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"With the plans we would land at 84.2% (8 in 10: 79.1 to 88.9). Without more action we would land at 71.0%." Null until a plan counts.</summary>
    public static string? Landing(TargetStrategy strategy) => strategy is { Plans.Count: > 0, Sum: { } sum } && strategy.Unit is var unit
        ? $"{WithPlans} we would land at {unit.Value(sum.Median)} (8 in 10: {Range(unit, Likely(sum.Intervals))}). {Without} we would land at {unit.Value(Trend(strategy).Median)}."
        : null;

    /// <summary>"These two estimates are 13.2 points apart. The level goes by the one without the plans." Null where they are close.</summary>
    public static string? Apart(TargetStrategy strategy) => strategy is { Plans.Count: > 0, Sum: { } sum } && Math.Abs(sum.Median - Trend(strategy).Median) >= Far(strategy) && strategy.Unit is var unit && unit.Rounded(sum.Median) - unit.Rounded(Trend(strategy).Median) is not 0 and var apart
        ? $"These two estimates are {unit.Difference(apart)} apart. The level goes by the one without the plans."
        : null;

    /// <summary>"Together the plans are to bring 6.0 points by March 2029, counted from December 2025." Or that they lead away from the goal.</summary>
    /// <param name="strategy">One with a way there.</param>
    public static string Together(TargetStrategy strategy)
    {
        var (unit, time, goal) = (strategy.Unit, strategy.InTime, strategy.Assessment.Goal);
        var brings = (time.Plans.Sum(plan => plan.Brings[^1]) + time.Overlap[^1]) * (goal.Direction == Direction.AtLeast ? 1 : -1);
        var what = unit.Rounded(brings) switch { > 0 => $"are to bring {unit.Difference(brings)}", < 0 => $"lead away from the goal by {unit.Difference(brings)}", _ => "are to bring nothing" };
        return $"Together the plans {what} by {StatusSentence.Deadline(goal)}, counted from {strategy.Assessment.Latest!.Period.Label}.";
    }

    /// <summary>"49.4 to 97.5".</summary>
    public static string Range(Unit unit, Interval range) => $"{unit.Number(range.Lower)} to {unit.Number(range.Upper)}";

    /// <summary>The one that holds 8 cases of 10.</summary>
    public static Interval Likely(IEnumerable<Interval> intervals) => intervals.First(interval => interval.Level == Inner);

    /// <summary>What the deadline brings without the plans.</summary>
    /// <param name="strategy">One with a sum.</param>
    public static ProjectedPoint Trend(TargetStrategy strategy) => strategy.Assessment.Projected[^1].Point;

    /// <summary>"Stopped on 3 March 2026: It did not work. Followed by Reform." What became of a plan that has ended.</summary>
    public static string Ended(TargetStrategy strategy, Intervention plan)
    {
        var step = plan.History.FindLast(change => change.To == plan.State);
        var others = strategy.Plans.Select(other => other.Plan).Concat(strategy.NotCounted.Select(other => other.Plan)).ToList();
        var what = plan.State == InterventionState.Merged && others.Find(other => other.Id == step?.Into) is { } into ? $"Merged into {into.Name}" : plan.State.InWords();
        var told = step is null ? $"{what}." : $"{what} on {LondonDay.Of(step.At).ToString("d MMMM yyyy", British)}: {step.Reason.TrimEnd('.')}.";
        return others.Find(other => other.Follows == plan.Id) is { } next ? $"{told} Followed by {next.Name}." : told;
    }

    private static double Far(TargetStrategy strategy) => strategy.Unit.Kind == UnitKind.Percent ? PointsApart : ShareApart * Math.Abs(strategy.Assessment.Goal.Value - strategy.Assessment.Goal.BaselineValue);
}
