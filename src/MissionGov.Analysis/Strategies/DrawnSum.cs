using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Strategies;

/// <summary>The outcome drawn: status quo and every effect together, many times.</summary>
internal sealed class DrawnSum
{
    private readonly Ranks _ranks;

    private DrawnSum(double[] changes, double[] outcomes)
    {
        MeanChange = Mean(changes);
        _ranks = Ranks.Of(changes);
        var mean = Mean(outcomes);
        var squares = 0.0;
        foreach (var outcome in outcomes) squares += (outcome - mean) * (outcome - mean);
        Sd = Math.Sqrt(squares / (outcomes.Length - 1));
        Outcome = new SampledDistribution(outcomes);
    }

    public PredictiveDistribution Outcome { get; }

    public double Sd { get; }

    /// <summary>The mean of the summed effects; where they multiply, of the relative change.</summary>
    public double MeanChange { get; }

    /// <param name="statusQuo">Outcomes without action.</param>
    /// <param name="effects">In the order in which sums are made.</param>
    /// <param name="overlap">What to add to their sum.</param>
    /// <param name="isAdditive">Whether they add or multiply.</param>
    public static DrawnSum Of(double[] statusQuo, IEnumerable<DrawnEffect> effects, double overlap, bool isAdditive)
    {
        var changes = Changes(effects, statusQuo.Length, overlap, isAdditive);
        var outcomes = new double[changes.Length];
        for (var i = 0; i < outcomes.Length; i++) outcomes[i] = isAdditive ? statusQuo[i] + changes[i] : statusQuo[i] * (1 + changes[i]);
        return new(changes, outcomes);
    }

    public double RankCorrelation(DrawnEffect effect) => effect.Ranks.CorrelationWith(_ranks);

    /// <summary>The summed effects of each draw; where they multiply, the relative change.</summary>
    internal static double[] Changes(IEnumerable<DrawnEffect> effects, int count, double overlap, bool isAdditive)
    {
        var changes = new double[count];
        if (!isAdditive) Array.Fill(changes, 1);
        foreach (var effect in effects) Columns.Join(changes, effect.Values, 1, isAdditive);
        for (var i = 0; i < count; i++) changes[i] += isAdditive ? overlap : -1;
        return changes;
    }

    private static double Mean(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value / values.Length;
        return sum;
    }
}
