using System.Globalization;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;

namespace MissionGov.Web.Features.WhatIf;

/// <summary>A scenario and what follows from it, in words that can stand side by side.</summary>
internal static class ScenarioWords
{
    /// <summary>"Evening clinics: a reach of 100% instead of 80%." One for each plan that is other than planned.</summary>
    public static IReadOnlyList<string> Differs(PlansToTry on, Scenario scenario)
    {
        var unit = on.Target.Indicator.Unit;
        List<string> said = [.. on.Rows.Where(row => scenario.Plans.ContainsKey(row.Plan.Id)).Select(row => $"{row.Plan.Name}: {Differs(row, scenario.Plans[row.Plan.Id], unit)}.")];
        if (scenario.Added is { } added) said.Add($"One more plan, {added.Name}: {unit.Difference(added.Effect)}{Signed(added.Effect)}, from {Day(added.Starts)}.");
        return said;
    }

    /// <summary>"Evening clinics: not all could be read. Enter a percentage from 0 to 100." One for each field.</summary>
    public static IReadOnlyList<string> NotRead(PlansToTry on, TypedScenario typed) =>
    [
        .. typed.Problems.Select(problem => $"{on.Rows.FirstOrDefault(row => TypedScenario.IsOf(row.Plan, problem.Field))?.Plan.Name ?? "One more plan"}: not all could be read. {problem.Message}."),
    ];

    /// <summary>What is said of plans that have ended, or that nobody knows.</summary>
    public static IReadOnlyList<string> NotCounted(PlansToTry on, TypedScenario typed)
    {
        var plans = typed.NotCounted.Select(slug => on.Plans.Plans.FirstOrDefault(plan => plan.Slug == slug)).ToList();
        var unknown = plans.Count(plan => plan is null);
        List<string> said = [.. plans.OfType<Intervention>().Select(plan => $"{plan.Name}: what is supposed of it cannot be counted here.")];
        if (unknown > 0) said.Add(unknown == 1 ? "One plan in the address is not here. It is left out." : $"{unknown} plans in the address are not here. They are left out.");
        return said;
    }

    /// <summary>"16.4 of 34.0 points (48%)"; in a word where nothing is needed.</summary>
    public static string Covered(TargetStrategy strategy) => strategy switch
    {
        { Sum: null } => "–",
        { Sum.Coverage: { } share } => $"{strategy.Unit.Number(strategy.Covered!.Value)} of {strategy.Unit.Difference(strategy.Needed!.Value)} ({Math.Round(100 * share):0}%)",
        _ => "Met without new action",
    };

    public static string Missing(TargetStrategy strategy) => strategy switch
    {
        { Sum: null } => "–",
        _ when strategy.Unit.Rounded(strategy.Missing!.Value) <= 0 => "Nothing",
        _ => strategy.Unit.Difference(strategy.Missing!.Value),
    };

    /// <summary>With the plans; where none counts, as it is. None where the sum is refused.</summary>
    public static string Chance(TargetStrategy strategy) => (strategy.Because is null ? strategy.ChanceWithPlans ?? strategy.Chance : null) is { } chance ? ChanceWords.Percent(chance) : "–";

    public static string Expected(TargetStrategy strategy) => strategy.Sum is { } sum ? strategy.Unit.Value(sum.Expected) : "–";

    /// <summary>Where four outcomes in five lie.</summary>
    public static string Range(TargetStrategy strategy) =>
        strategy.Sum?.Intervals.FirstOrDefault(interval => interval.Level == Landing) is { } interval ? $"{strategy.Unit.Value(interval.Lower)} to {strategy.Unit.Value(interval.Upper)}" : "–";

    /// <summary>"£38m"; says how many plans have no cost yet. What is only supposed has none.</summary>
    public static string Cost(TargetStrategy strategy)
    {
        if (strategy.Because is not null) return "–";
        var costs = strategy.Plans.Select(plan => plan.Plan.CostMillions).ToList();
        var unknown = costs.Count(cost => cost is null);
        var known = string.Create(CultureInfo.InvariantCulture, $"£{costs.Sum(cost => cost ?? 0):#,0.##}m");
        return unknown == 0 ? known : $"{(unknown == costs.Count ? "" : $"{known}, and ")}{(unknown == 1 ? "1 plan" : $"{unknown} plans")} without a cost";
    }

    private const double Landing = 0.8;

    private static string Differs(PlanRow row, Supposition supposed, Unit unit) => supposed.Without ? "left out" : string.Join(", ", new[]
    {
        supposed.Effect is { } effect ? $"a whole effect of {Text(effect)} instead of {row.Effect}{Named(unit)}" : null,
        supposed.Reach is { } reach ? $"a reach of {Text(100 * reach)}% instead of {row.Reach}%" : null,
        supposed.Starts is { } starts ? $"from {Day(starts)}{(row.Start.Length == 0 ? "" : $" instead of {Day(DateOnly.Parse(row.Start, CultureInfo.InvariantCulture))}")}" : null,
    }.OfType<string>());

    private static string Named(Unit unit) => unit.Kind == UnitKind.Percent ? " points" : unit.Noun.Length > 0 ? $" {unit.Noun}" : "";

    private static string Signed(double effect) => effect < 0 ? " less" : " more";

    private static string Text(double number) => number.ToString("0.##########", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
