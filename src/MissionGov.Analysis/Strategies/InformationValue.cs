namespace MissionGov.Analysis.Strategies;

/// <summary>What would it be worth to know more about one intervention before judging the strategy?</summary>
public static class InformationValue
{
    // Enough for the shape of the chance, few enough for each group to know its own.
    private const int Groups = 40;

    /// <summary>The value of perfect information on each intervention's effect, its delivery included.</summary>
    /// <param name="question">The strategy.</param>
    /// <returns>One an intervention, in their order. Refused as <see cref="Strategy.AddUp"/> refuses.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Strategy.AddUp"/>.</exception>
    /// <remarks>
    /// The judgement is whether the target will be met; it is worth 1 when right and 0 when wrong. As things stand the better judgement is
    /// right with max(p, 1 − p). Knowing φ it is right with max(p(φ), 1 − p(φ)); the expected gain is the expected value of partial
    /// perfect information (EVPPI). The chance given φ is estimated by dividing the draws, sorted by φ, into groups: Strong and
    /// Oakley, Medical Decision Making 33 (2013); see Strong, Oakley and Brennan, the same 34 (2014), for sets of assumptions. The chance of each draw
    /// comes from the whole status quo, not from one outcome of it.
    /// </remarks>
    public static Answer<IReadOnlyList<KnowledgeValue>> Of(StrategyQuestion question) => CheckedStrategy.Of(question) switch
    {
        Answer<CheckedStrategy>.Found(var strategy) => new Answer<IReadOnlyList<KnowledgeValue>>.Found(Values(strategy, DrawnPlans.Of(strategy), StatusQuoDraws.Of(question.StatusQuo, question.Draws))),
        Answer<CheckedStrategy>.Refused refused => new Answer<IReadOnlyList<KnowledgeValue>>.Refused(refused.Reason, refused.Have, refused.Need) { Detail = refused.Detail },
        _ => throw new InvalidOperationException("An answer is found or refused."),
    };

    /// <summary>The same of a strategy whose draws are kept.</summary>
    /// <param name="kept">The strategy.</param>
    /// <returns>To the last digit as of its question.</returns>
    public static IReadOnlyList<KnowledgeValue> Of(KeptDraws kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return kept.WorthKnowing;
    }

    internal static KnowledgeValue[] Values(CheckedStrategy strategy, DrawnPlans plans, double[] statusQuo)
    {
        var (question, effects) = (strategy.Question, plans.InOrder);
        double[] chances = [.. DrawnSum.Changes(effects, question.Draws, strategy.Overlap, strategy.IsAdditive).Select(change => Chance(strategy, statusQuo, change))];
        var chance = chances.Average();
        var values = new KnowledgeValue[effects.Length];
        for (var k = 0; k < effects.Length; k++)
        {
            var right = RightWith(effects[k].Values, chances);
            values[strategy.Order[k]] = new(question.Interventions[strategy.Order[k]].Name, Math.Max(0, right - Math.Max(chance, 1 - chance)));
        }

        return values;
    }

    // Where the change brings the status quo to the target.
    private static double Chance(CheckedStrategy strategy, double[] statusQuo, double change)
    {
        var (target, atLeast) = (strategy.Question.Target, strategy.Question.Direction == Direction.AtLeast);
        if (strategy.IsAdditive) return Share(statusQuo, target - change, atLeast);
        if (change == -1) return (atLeast ? target <= 0 : target >= 0) ? 1 : 0;

        // More than all taken away: what was high is low.
        return Share(statusQuo, target / (1 + change), atLeast == change > -1);
    }

    // The share of sorted values at or above another, or at or below it.
    private static double Share(double[] sorted, double value, bool above) =>
        above ? 1 - ((double)Count(sorted, value, includeEqual: false) / sorted.Length) : (double)Count(sorted, value, includeEqual: true) / sorted.Length;

    // How many of the sorted values lie below another, or at it.
    private static int Count(double[] sorted, double value, bool includeEqual)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value || (includeEqual && sorted[middle] == value)) low = middle + 1; else high = middle;
        }

        return low;
    }

    // How often the judgement is right for whoever knows the effect; equal effects stay in one group.
    private static double RightWith(double[] values, double[] chances)
    {
        double[] sorted = [.. values], met = [.. chances];
        Array.Sort(sorted, met);
        var right = 0.0;
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            to = Math.Min(sorted.Length, from + Math.Max(1, sorted.Length / Groups));
            while (to < sorted.Length && sorted[to] == sorted[to - 1]) to++;
            var sum = 0.0;
            for (var i = from; i < to; i++) sum += met[i];
            right += Math.Max(sum, to - from - sum);
        }

        return right / sorted.Length;
    }
}

/// <summary>What knowing one intervention's effect would be worth.</summary>
/// <param name="Name">The intervention.</param>
/// <param name="Gain">How much more often the judgement "it will be met" or "it will not" would be right, 0 to 0.5.</param>
public sealed record KnowledgeValue(string Name, double Gain);
