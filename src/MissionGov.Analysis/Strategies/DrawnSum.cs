using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Strategies;

/// <summary>The outcome drawn: status quo and every effect together, many times.</summary>
internal sealed class DrawnSum
{
    private readonly double[] _changes;
    private readonly double[] _outcomes;
    private readonly Lazy<PredictiveDistribution> _outcome;
    private readonly Lazy<Ranks> _ranks;

    private DrawnSum(double[] changes, double[] outcomes)
    {
        (_changes, _outcomes) = (changes, outcomes);

        // Sorting takes most of the time, and a question about the chance needs none.
        _outcome = new(() => new SampledDistribution(outcomes));
        _ranks = new(() => Ranks.Of(changes));
    }

    public PredictiveDistribution Outcome => _outcome.Value;

    public double Sd
    {
        get
        {
            var mean = Mean(_outcomes);
            var squares = 0.0;
            foreach (var outcome in _outcomes) squares += (outcome - mean) * (outcome - mean);
            return Math.Sqrt(squares / (_outcomes.Length - 1));
        }
    }

    /// <summary>The mean of the summed effects; where they multiply, of the relative change.</summary>
    public double MeanChange => Mean(_changes);

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

    public double RankCorrelation(DrawnEffect effect) => effect.Ranks.CorrelationWith(_ranks.Value);

    /// <summary>The same as that of <see cref="Outcome"/>, without sorting.</summary>
    public double ChanceOf(double value, Direction direction)
    {
        var met = 0;
        foreach (var outcome in _outcomes)
        {
            if (direction == Direction.AtLeast ? outcome >= value : outcome <= value) met++;
        }

        return (double)met / _outcomes.Length;
    }

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
