using MissionGov.Analysis;
using MissionGov.Analysis.Strategies;

namespace MissionGov.Domain.Strategies;

/// <summary>Which assumption moves the chance most, what it would be worth to know it better, and how much of one plan it would take.</summary>
public static class WhatMatters
{
    public const double Even = 0.5;

    private const int MostShown = 8;

    /// <summary>The assumptions that move the chance most, the first of them most.</summary>
    /// <returns>Nothing where nothing is counted.</returns>
    public static IReadOnlyList<WhatItMoves> Of(TargetStrategy strategy)
    {
        if (strategy.Kept is not { } kept || strategy.Plans.Count == 0) return [];
        var worth = InformationValue.Of(kept).ToDictionary(value => value.Name, value => value.Gain);
        return [.. Tornado.Of(kept).Take(MostShown).Select(swing => new WhatItMoves(Plan(strategy, swing.Name), swing.Assumption.Kind, swing.ChanceAtLow, swing.ChanceAtHigh, worth.GetValueOrDefault(swing.Name)))];
    }

    /// <summary>The least reach of each plan at which meeting the target is as likely as not, all else as it is.</summary>
    /// <returns>Nothing where it is as likely already.</returns>
    public static IReadOnlyList<EvenReach> EvenReach(TargetStrategy strategy)
    {
        if (strategy.Kept is not { } kept || strategy.ChanceWithPlans is not < Even) return [];
        return [.. strategy.Plans.Where(plan => plan.NewByDeadline > 0).Take(MostShown).Select(plan => new EvenReach(plan, Reach(kept, plan)))];
    }

    // What the analysis calls reach is the reach of what is new by the deadline.
    private static double? Reach(KeptDraws kept, CountedPlan plan)
    {
        var place = kept.Question.Interventions.ToList().FindIndex(one => one.Name == plan.Plan.Slug);
        return GoalSeek.Seek(kept, place, Lever.Reach, Even) is Answer<SoughtLever>.Found(var found) && found.Share / plan.NewByDeadline is var reach and <= 1 ? reach : null;
    }

    private static CountedPlan Plan(TargetStrategy strategy, string slug) => strategy.Plans.First(plan => plan.Plan.Slug == slug);
}

/// <summary>What one assumption moves.</summary>
/// <param name="ChanceAtLow">The chance with the plans where its effect is as low as one time in ten, or it is not delivered.</param>
/// <param name="ChanceAtHigh">The same where it is as high as one time in ten, or surely delivered.</param>
/// <param name="WorthKnowing">How much more often "it will be met" or "it will not" would be right for whoever knew the plan's effect, 0 to 0.5.</param>
public sealed record WhatItMoves(CountedPlan Plan, AssumptionKind Kind, double ChanceAtLow, double ChanceAtHigh, double WorthKnowing);

/// <param name="Reach">0 to 1; null where even all of it would not do.</param>
public sealed record EvenReach(CountedPlan Plan, double? Reach);
