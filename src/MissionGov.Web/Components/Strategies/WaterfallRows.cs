using System.Globalization;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;

namespace MissionGov.Web.Components.Strategies;

/// <summary>What a step of the way from now to the goal is.</summary>
public enum WaterfallStep
{
    Now,
    StatusQuo,
    Plan,
    Overlap,
    Missing,
    Spare,
    Goal,
}

/// <summary>One step, in the words of the table and as its bar.</summary>
/// <param name="Number">What it changes, or where it stands.</param>
/// <param name="Range">Where the change lies in four cases of five.</param>
/// <param name="From">Where the bar begins, in the unit of the target.</param>
/// <param name="To">Where it ends.</param>
public sealed record WaterfallRow(WaterfallStep Step, string Name, string Number, string? Range, double From, double To)
{
    /// <summary>Ends of the 80% interval, where there is one.</summary>
    public (double Lower, double Upper)? Whisker { get; init; }

    public CountedPlan? Plan { get; init; }
}

/// <summary>The way from now to the goal, step by step; each begins where the one before ended, and the last ends at the goal.</summary>
public static class WaterfallRows
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <param name="strategy">One with a sum.</param>
    public static IReadOnlyList<WaterfallRow> Of(TargetStrategy strategy)
    {
        var (unit, goal, latest, sum) = (strategy.Unit, strategy.Assessment.Goal, strategy.Assessment.Latest!, strategy.Sum!);
        var (now, at) = (latest.Value!.Value, strategy.StatusQuo!.Value);
        List<WaterfallRow> rows =
        [
            new(WaterfallStep.Now, $"Now ({latest.Period.Label})", unit.Value(now), null, now, now),
            new(WaterfallStep.StatusQuo, "If nothing new is done", WithSign(unit, at - now), null, now, at),
        ];
        foreach (var plan in strategy.Plans)
        {
            rows.Add(new(WaterfallStep.Plan, plan.Plan.Name, WithSign(unit, plan.Contribution), $"{WithSign(unit, plan.Lower)} to {WithSign(unit, plan.Upper)}", at, at + plan.Contribution) { Plan = plan, Whisker = (at + plan.Lower, at + plan.Upper) });
            at += plan.Contribution;
        }

        if (sum.Overlap != 0)
        {
            rows.Add(new(WaterfallStep.Overlap, "Counted twice", WithSign(unit, sum.Overlap), null, at, at + sum.Overlap));
            at += sum.Overlap;
        }

        if (unit.Rounded(strategy.Missing!.Value) != 0) rows.Add(strategy.Missing > 0
            ? new(WaterfallStep.Missing, "No plan yet", WithSign(unit, sum.Unexplained), null, at, goal.Value)
            : new(WaterfallStep.Spare, "More than is needed", WithSign(unit, -sum.Unexplained), null, goal.Value, at));
        rows.Add(new(WaterfallStep.Goal, $"Goal ({goal.Deadline.Label})", unit.Value(goal.Value), null, goal.Value, goal.Value));
        return rows;
    }

    /// <summary>"starts March 2027, slipped by 31 days".</summary>
    public static string About(CountedPlan plan) => string.Join(", ", Parts(plan));

    private static IEnumerable<string> Parts(CountedPlan plan)
    {
        yield return $"starts {plan.Starts.ToString("MMMM yyyy", British)}";
        if (plan.DaysSlipped > 0) yield return $"slipped by {plan.DaysSlipped.ToString("N0", British)} {(plan.DaysSlipped == 1 ? "day" : "days")}";
        if (plan.Plan.Illustrative) yield return "illustrative";
    }

    /// <summary>"+6.0", "−3.8"; what shows as nothing has no sign.</summary>
    public static string WithSign(Unit unit, double change) => $"{(unit.Rounded(change) switch { > 0 => "+", < 0 => "−", _ => "" })}{unit.Number(Math.Abs(change))}";
}
