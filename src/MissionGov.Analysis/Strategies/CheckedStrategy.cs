using System.Globalization;

namespace MissionGov.Analysis.Strategies;

/// <summary>A question that can be answered, with what every way of answering needs.</summary>
internal sealed class CheckedStrategy
{
    private const int FewestDraws = 100;
    private const int MostDraws = 1_000_000;

    // 40 MB of outcomes.
    private const int MostOutcomes = 5_000_000;
    private const int MostLevels = 100;

    private CheckedStrategy(StrategyQuestion question)
    {
        Question = question;
        Names = PlanNames.Of(question.Interventions);
        Order = PlanNames.Order(Names);
        Varying = [.. Order.Where(place => Varies(question.Interventions[place]))];
        Means = [.. question.Interventions.Select(intervention => intervention.ExpectedEffect)];
        foreach (var overlap in question.Overlaps) Overlap += OverlapSums.Of(overlap, Means);
    }

    public StrategyQuestion Question { get; }

    /// <summary>Each intervention's own name for its draws.</summary>
    public string[] Names { get; }

    /// <summary>Their places in the order in which sums are made, whatever the order they came in.</summary>
    public int[] Order { get; }

    /// <summary>Places of those whose effect varies, in that order.</summary>
    public int[] Varying { get; }

    /// <summary>The expected effects, in the order they came in.</summary>
    public double[] Means { get; }

    /// <summary>What to add to their sum for what they do twice.</summary>
    public double Overlap { get; }

    public bool IsAdditive => Question.Combine == Combination.Additive;

    /// <summary>The question, or why it cannot be answered.</summary>
    /// <exception cref="ArgumentException">It cannot be read.</exception>
    public static Answer<CheckedStrategy> Of(StrategyQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        RequireReadable(question);
        var strategy = new CheckedStrategy(question);
        var have = question.Interventions.Count(intervention => intervention.Effect is not null);
        return strategy.WhyNot() is { } why
            ? new Answer<CheckedStrategy>.Refused(have == 0 && question.Interventions.Count > 0 ? Refusal.TooFewPoints : Refusal.OutOfDomain, have, 1) { Detail = why }
            : new Answer<CheckedStrategy>.Found(strategy);
    }

    /// <summary>What a reader must know before trusting the answer.</summary>
    public IEnumerable<string> Warnings()
    {
        var helps = Question.Direction == Direction.AtLeast ? 1 : -1;
        foreach (var intervention in Question.Interventions)
        {
            if (intervention.Effect is null) yield return $"{intervention.Title} has no estimate yet, so it counts as nothing.";
            else if (intervention.ExpectedEffect * helps * Math.Sign(IsAdditive ? 1 : Question.StatusQuo.Mean) < 0) yield return $"{intervention.Title} is expected to lead away from the target.";
        }

        if (PairsThatGo(together: false)) yield return $"The {(PairsThatGo(together: true) ? "other plans" : "plans")} are taken to go well or badly each by itself. If they go together, the range is wider.";
    }

    private bool PairsThatGo(bool together) => Varying.Where((one, i) => Varying.Take(i).Any(other => Question.Correlation.At(one, other) != 0 == together)).Any();

    private static bool Varies(Intervention intervention) => intervention is { Effect.Variance: > 0, Strength: > 0, ProbabilityOfDelivery: > 0 };

    private static void RequireReadable(StrategyQuestion question)
    {
        Given.Number(question.Target, "target");
        if (question.Baseline is { } baseline) Given.Number(baseline, "baseline");
        Given.That(question.Levels.Count <= MostLevels, $"Ask for at most {MostLevels} levels.", "levels");
        foreach (var level in question.Levels) Given.Level(level, "levels");
        Given.That(question.Draws is >= FewestDraws and <= MostDraws, string.Create(CultureInfo.InvariantCulture, $"Draw from {FewestDraws} to {MostDraws:N0} outcomes."), "draws");
        Given.That((long)question.Draws * question.Interventions.Count <= MostOutcomes, string.Create(CultureInfo.InvariantCulture, $"Draws times interventions make at most {MostOutcomes:N0}."), "draws");
        Given.That(question.Correlation.Matrix is null || question.Correlation.Matrix.Count == question.Interventions.Count, "The matrix has one row an intervention.", "correlation");
        Given.That(question.Overlaps.Count == 0 || question.Combine == Combination.Additive, "Effects that multiply share what they do twice by themselves. Overlaps are for effects that add.", "overlaps");
        OverlapSums.Check(question.Overlaps, question.Interventions.Count);
    }

    private string? WhyNot()
    {
        var places = Question.Correlation.Matrix is null ? Varying : Order;
        if (Question.Interventions.Count > 0 && Question.Interventions.All(intervention => intervention.Effect is null)) return "No plan has an estimate of its effect yet.";
        if (Question.Baseline is { } start && start == Question.Target) return "The target is where it started, so there is no gap to close.";
        if (Question.Baseline is { } from && from > Question.Target == (Question.Direction == Direction.AtLeast)) return "The target lies on the wrong side of where it started. Check which way is better.";
        if (!CorrelatedScores.IsPossible(Question.Correlation, places)) return "These correlations cannot all be true at once. Bring them closer to 0.";
        return OverlapSums.WhyImpossible(Question.Overlaps, Means, place => Question.Interventions[place].Title);
    }
}
