namespace MissionGov.Analysis.Strategies;

/// <summary>The drawn effects of all interventions, with what is needed to draw a changed one alike.</summary>
internal sealed class DrawnPlans
{
    private readonly CorrelatedScores _scores;
    private readonly Dictionary<string, DrawnEffect> _byName;

    private DrawnPlans(CorrelatedScores scores, Dictionary<string, DrawnEffect> byName, DrawnEffect[] inOrder) => (_scores, _byName, InOrder) = (scores, byName, inOrder);

    /// <summary>In the order in which sums are made.</summary>
    public DrawnEffect[] InOrder { get; }

    /// <param name="strategy">What is drawn.</param>
    /// <param name="before">Draws to keep where they would be the same.</param>
    public static DrawnPlans Of(CheckedStrategy strategy, DrawnPlans? before = null)
    {
        var question = strategy.Question;

        // With a matrix each one's scores hang on those before it: one that stops varying must not leave its place.
        var places = question.Correlation.Matrix is null ? strategy.Varying : strategy.Order;
        var scores = CorrelatedScores.Of(question.Correlation, places, [.. places.Select(place => strategy.Names[place])], question.Seed, question.Draws)!;
        var kept = before is not null && scores.AgreesWith(before._scores) ? before : null;
        scores = kept?._scores ?? scores;
        var varying = strategy.Varying.ToHashSet();
        DrawnEffect[] inOrder = [.. strategy.Order.Select(Drawn)];
        return new(scores, inOrder.ToDictionary(effect => effect.Name), inOrder);

        DrawnEffect Drawn(int place)
        {
            var (name, intervention) = (strategy.Names[place], question.Interventions[place]);
            return kept?._byName.GetValueOrDefault(name)?.As(intervention) ?? DrawnEffect.Of(name, intervention, varying.Contains(place) ? scores.Scores(name) : null, question.Seed, question.Draws);
        }
    }
}
