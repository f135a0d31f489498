namespace MissionGov.Analysis.TimeSeries;

/// <summary>What a value may be, told by outcomes that were drawn. Only evenly spaced quantiles of them are kept.</summary>
internal sealed record SampledDistribution : PredictiveDistribution
{
    // Enough for whole per cent and the ends of a 95% interval.
    private const int Slices = 400;

    private readonly double[] _quantiles = new double[Slices + 1];

    /// <param name="outcomes">Equally likely; they are put in order.</param>
    public SampledDistribution(double[] outcomes)
    {
        Mean = outcomes.Average();
        Array.Sort(outcomes);
        for (var slice = 0; slice <= Slices; slice++) _quantiles[slice] = Read(outcomes, slice / (double)Slices);
    }

    public override double Mean { get; }

    public override double Quantile(double probability)
    {
        if (!(probability > 0 && probability < 1)) throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies between 0 and 1, both excluded.");
        return Read(_quantiles, probability);
    }

    public override double ChanceOf(double value, Direction direction)
    {
        if (!double.IsFinite(value)) throw new ArgumentException("The value must be finite.", nameof(value));
        return direction == Direction.AtLeast
            ? 1 - ShareBelow(Array.FindIndex(_quantiles, quantile => quantile >= value), value)
            : ShareBelow(Array.FindIndex(_quantiles, quantile => quantile > value), value);
    }

    // The share of outcomes before a value, given the first kept quantile that is past it.
    private double ShareBelow(int past, double value) => past switch
    {
        < 0 => 1,
        0 => 0,
        _ => (past - 1 + ((value - _quantiles[past - 1]) / (_quantiles[past] - _quantiles[past - 1]))) / Slices,
    };

    private static double Read(double[] ordered, double share)
    {
        var place = share * (ordered.Length - 1);
        var whole = Math.Min((int)place, ordered.Length - 2);
        return ordered[whole] + ((place - whole) * (ordered[whole + 1] - ordered[whole]));
    }
}
