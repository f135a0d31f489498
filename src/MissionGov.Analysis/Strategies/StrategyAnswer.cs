using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Strategies;

/// <summary>Puts an answer together from its exact or its drawn outcome.</summary>
internal static class StrategyAnswer
{
    private const double BarLevel = 0.8;

    // Shares of the gap from which a word holds.
    private const double PartlyFrom = 0.6;
    private const double JustFrom = 0.9;
    private const double HeadroomAbove = 1.1;

    /// <summary>What is expected, without draws; for effects that multiply and go together, what it would be if each went by itself.</summary>
    public static double Expected(CheckedStrategy strategy) => Expected(strategy, Overlap(strategy, Change(strategy)));

    public static AddedUp Of(CheckedStrategy strategy, ExactSum exact) =>
        Of(strategy, exact.Outcome, exact.Sd, Overlap(strategy, 0), exact.RankCorrelation, Shares(strategy), isExact: true);

    /// <param name="strategy">What is asked.</param>
    /// <param name="sum">Its outcome.</param>
    /// <param name="effects">In the order in which sums are made.</param>
    public static AddedUp Of(CheckedStrategy strategy, DrawnSum sum, DrawnEffect[] effects) =>
        Of(strategy, sum.Outcome, sum.Sd, Overlap(strategy, sum), place => sum.RankCorrelation(effects[Array.IndexOf(strategy.Order, place)]), GoTogether(strategy) ? DrawnShares(strategy, effects) : Shares(strategy), isExact: false);

    /// <summary>What is expected, as the answer says it.</summary>
    public static double Expected(CheckedStrategy strategy, DrawnSum sum) => Expected(strategy, Overlap(strategy, sum));

    private static bool GoTogether(CheckedStrategy strategy) => !strategy.IsAdditive && strategy.Varying.Length > 1 && strategy.Question.Correlation != Correlation.None;

    private static double Overlap(CheckedStrategy strategy, DrawnSum sum) => Overlap(strategy, GoTogether(strategy) ? sum.MeanChange : Change(strategy));

    private static double Expected(CheckedStrategy strategy, double overlap)
    {
        var sum = strategy.Question.StatusQuo.Mean;
        foreach (var place in strategy.Order) sum += Contribution(strategy, place);
        return sum + overlap;
    }

    private static AddedUp Of(CheckedStrategy strategy, PredictiveDistribution outcome, double sd, double overlap, Func<int, double> correlation, double[] shares, bool isExact)
    {
        var question = strategy.Question;
        var expected = Expected(strategy, overlap);
        var gap = question.Target - question.StatusQuo.Mean;
        var met = question.Direction == Direction.AtLeast ? gap <= 0 : gap >= 0;
        double? coverage = met ? null : (expected - question.StatusQuo.Mean) / gap;
        return new()
        {
            Expected = expected,
            Median = outcome.Quantile(0.5),
            Sd = sd,
            Intervals = [.. question.Levels.Select(level => new Interval(level, outcome.Quantile((1 - level) / 2), outcome.Quantile((1 + level) / 2)))],
            ChanceOfMeeting = outcome.ChanceOf(question.Target, question.Direction),
            ChanceWithoutPlans = question.StatusQuo.ChanceOf(question.Target, question.Direction),
            Coverage = coverage,
            Verdict = Verdict(coverage),
            Unexplained = question.Target - expected,
            Bars = [.. question.Interventions.Select((intervention, place) => Bar(strategy, intervention, place))],
            Overlap = overlap,
            Sensitivity = [.. question.Interventions.Select((intervention, place) => new Sensitivity(intervention.Name, correlation(place)))],
            Shapley = [.. question.Interventions.Select((intervention, place) => new FairShare(intervention.Name, shares[place]))],
            IsExact = isExact,
            WithoutEstimate = [.. question.Interventions.Where(intervention => intervention.Effect is null).Select(intervention => intervention.Name)],
            Warnings = [.. strategy.Warnings()],
        };
    }

    private static CoverageVerdict Verdict(double? coverage) => coverage switch
    {
        null => CoverageVerdict.MetWithoutAction,
        < PartlyFrom => CoverageVerdict.DoesNotAddUp,
        < JustFrom => CoverageVerdict.Partly,
        <= HeadroomAbove => CoverageVerdict.Just,
        _ => CoverageVerdict.Headroom,
    };

    // What relative changes are changes of; effects that add are in the unit already.
    private static double Scale(CheckedStrategy strategy) => strategy.IsAdditive ? 1 : strategy.Question.StatusQuo.Mean;

    private static double Contribution(CheckedStrategy strategy, int place) => Scale(strategy) * strategy.Means[place];

    // The expected relative change of all, each going by itself.
    private static double Change(CheckedStrategy strategy)
    {
        var product = 1.0;
        foreach (var place in strategy.Order) product *= 1 + strategy.Means[place];
        return product - 1;
    }

    private static double Overlap(CheckedStrategy strategy, double change)
    {
        if (strategy.IsAdditive) return strategy.Overlap;
        var alone = 0.0;
        foreach (var place in strategy.Order) alone += Contribution(strategy, place);
        return (strategy.Question.StatusQuo.Mean * change) - alone;
    }

    private static EffectBar Bar(CheckedStrategy strategy, Intervention intervention, int place)
    {
        var ends = (Scale(strategy) * Quantile(intervention, (1 - BarLevel) / 2), Scale(strategy) * Quantile(intervention, (1 + BarLevel) / 2));
        return new(intervention.Name, Contribution(strategy, place), Math.Min(ends.Item1, ends.Item2), Math.Max(ends.Item1, ends.Item2));
    }

    // Of what arrives: nothing where it is not delivered, which lies between the outcomes below 0 and those above.
    private static double Quantile(Intervention intervention, double probability)
    {
        var (chance, strength) = (intervention.ProbabilityOfDelivery, intervention.Strength);
        if (intervention.Effect is not { } effect || chance == 0 || strength == 0) return 0;
        if (chance == 1) return strength * effect.QuantileAt(probability);
        var below = chance * effect.Cumulative(0);
        if (probability < below) return strength * effect.QuantileAt(probability / chance);
        return probability <= below + (1 - chance) ? 0 : strength * effect.QuantileAt((probability - (1 - chance)) / chance);
    }

    private static double[] Shares(CheckedStrategy strategy)
    {
        if (strategy.IsAdditive) return [.. strategy.Means.Select((mean, place) => mean + OverlapSums.Half(place, strategy.Question.Overlaps, strategy.Means))];
        var shares = new double[strategy.Means.Length];
        new Shapley(shares.Length).Add(strategy.Means, Scale(strategy), shares);
        return shares;
    }

    private static double[] DrawnShares(CheckedStrategy strategy, DrawnEffect[] effects)
    {
        var count = effects[0].Values.Length;
        var (shapley, changes, sums) = (new Shapley(effects.Length), new double[effects.Length], new double[effects.Length]);
        for (var draw = 0; draw < count; draw++)
        {
            for (var i = 0; i < changes.Length; i++) changes[i] = effects[i].Values[draw];
            shapley.Add(changes, Scale(strategy) / count, sums);
        }

        var shares = new double[sums.Length];
        for (var i = 0; i < sums.Length; i++) shares[strategy.Order[i]] = sums[i];
        return shares;
    }
}
