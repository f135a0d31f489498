using MissionGov.Analysis.Strategies;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Strategies;

/// <summary>The answer in words: what the plans cover, and what has no plan behind it.</summary>
public static class StrategyWords
{
    /// <summary>"Does not add up".</summary>
    public static string InWords(this CoverageVerdict verdict) => verdict switch
    {
        CoverageVerdict.DoesNotAddUp => "Does not add up",
        CoverageVerdict.Partly => "Adds up in part",
        CoverageVerdict.Just => "Just adds up",
        CoverageVerdict.Headroom => "Adds up, with room to spare",
        _ => "Met without new action",
    };

    /// <summary>The verdict and the sentences after it; the reason where there is none.</summary>
    public static string Verdict(TargetStrategy strategy) => strategy switch
    {
        { Because: { } because } => because,
        { Sum.Verdict: CoverageVerdict.MetWithoutAction } => CoverageVerdict.MetWithoutAction.InWords(),
        { Plans.Count: 0 } => "No plan has a number yet",
        { Sum.Verdict: var verdict } => verdict.InWords(),
        _ => "",
    };

    /// <summary>"Plans cover 16.4 of the 30.2 points needed. 13.8 points have no plan behind them."</summary>
    public static string Sentence(TargetStrategy strategy)
    {
        if (strategy.Because is { } because) return because;
        var (unit, needed, covered, missing) = (strategy.Unit, strategy.Needed!.Value, strategy.Covered!.Value, strategy.Missing!.Value);
        if (strategy.Sum!.Verdict == CoverageVerdict.MetWithoutAction) return $"If nothing new is done, the figures are expected to be {Past(unit, -needed)} at the deadline.{(strategy.Plans.Count > 0 ? $" The plans {(covered < 0 ? "take away" : "add")} {unit.Difference(covered)}." : "")}";
        if (strategy.Plans.Count == 0) return $"{unit.Difference(needed)} are needed. {StrategyAssessment.NoNumber}";
        if (unit.Rounded(covered) < 0) return $"The plans lead away from the goal by {unit.Difference(covered)}. {unit.Difference(needed)} were needed before them.";
        if (unit.Rounded(missing) <= 0) return $"Plans cover all of the {unit.Difference(needed)} needed{(unit.Rounded(missing) < 0 ? $", and {unit.Difference(missing)} more" : "")}.";
        return $"Plans cover {unit.Number(covered)} of the {unit.Difference(needed)} needed. {Behind(unit, missing)}";
    }

    /// <summary>"Plans cover 54% of what is needed." For rows that are compared.</summary>
    /// <param name="strategy">One with a sum.</param>
    public static string InRow(TargetStrategy strategy) => strategy.Sum!.Coverage is { } share ? $"Plans cover {Math.Round(100 * share):0}% of what is needed." : $"{CoverageVerdict.MetWithoutAction.InWords()}.";

    /// <summary>"With the plans: 24%." Null until a plan has a number.</summary>
    public static string? Chances(TargetStrategy strategy) => strategy is { Chance: { } chance, ChanceWithPlans: { } with }
        ? $"The chance of meeting it is {ChanceWords.Percent(chance)} without new action, and {ChanceWords.Percent(with)} with the plans. The level uses the first."
        : null;

    /// <summary>"With the plans, the chance of 92% by March 2029 fell from 19% to 17%." Null where nothing shows.</summary>
    public static string? Moved(TargetStrategy before, TargetStrategy after)
    {
        if ((before.ChanceWithPlans, after.ChanceWithPlans) is not ({ } was, { } now)) return null;
        var (unit, goal) = (after.Unit, after.Assessment.Goal);
        var promise = $"{unit.Round(goal.Value)} by {goal.Deadline.Label}";
        if (ChanceWords.Percent(was) != ChanceWords.Percent(now)) return $"With the plans, the chance of {promise} {(now < was ? "fell" : "rose")} from {ChanceWords.Percent(was)} to {ChanceWords.Percent(now)}.";
        var more = after.Covered!.Value - before.Covered!.Value;
        return unit.Rounded(more) == 0 ? null : $"The plans bring {unit.Difference(more)} {(more < 0 ? "less" : "more")} towards {promise}.";
    }

    /// <summary>What slipped milestones cost by the deadline; null where that shows as nothing.</summary>
    public static string? Late(TargetStrategy strategy) => strategy.Unit.Rounded(strategy.LostToSlips) > 0 && strategy.Plans.Where(plan => plan.LostToSlip > 0).ToList() is { Count: > 0 } late
        ? $"Late milestones take {strategy.Unit.Difference(strategy.LostToSlips)} off what {(late is [var one] ? one.Plan.Name : $"{late.Count} plans")} would bring by then."
        : null;

    /// <summary>Why the sum begins elsewhere than the middle of the forecast; null where that does not show.</summary>
    public static string? Average(TargetStrategy strategy) => strategy.StatusQuo is { } mean && strategy.Assessment.Projected[^1].Point.Median is var middle && strategy.Unit.Number(mean) != strategy.Unit.Number(middle)
        ? $"The steps are averages, as only those add up: {strategy.Unit.Value(mean)} if nothing new is done. The middle of that forecast is {strategy.Unit.Value(middle)}."
        : null;

    private static string Behind(Unit unit, double missing) => unit.Difference(missing) is var left && unit.Number(missing) == unit.Number(1)
        ? $"{left} has no plan behind it."
        : $"{left} have no plan behind them.";

    private static string Past(Unit unit, double spare) => unit.Rounded(spare) == 0 ? "just at the goal" : $"{unit.Difference(spare)} past the goal";
}
