namespace MissionGov.Analysis.TimeSeries;

/// <summary>What a value may be at a moment between two others: the median moves evenly from one to the other, and so does the variance.</summary>
/// <param name="Near">The earlier distribution.</param>
/// <param name="Far">The later one.</param>
/// <param name="Share">How much of the time between them has passed, 0 to 1.</param>
internal sealed record InterpolatedDistribution(PredictiveDistribution Near, PredictiveDistribution Far, double Share) : PredictiveDistribution
{
    // A chance is found to within this share of certainty; then each halving adds a binary digit.
    private const double Furthest = 1e-9;
    private const int Halvings = 50;

    public override double Mean => Near.Mean + (Share * (Far.Mean - Near.Mean));

    public override double Quantile(double probability)
    {
        double near = Near.Quantile(probability), far = Far.Quantile(probability);
        double nearMedian = Near.Quantile(0.5), farMedian = Far.Quantile(0.5);
        var spread = Math.Sqrt(((1 - Share) * Square(near - nearMedian)) + (Share * Square(far - farMedian)));
        var between = nearMedian + (Share * (farMedian - nearMedian)) + (Math.Sign(probability - 0.5) * spread);

        // Bounds that both keep are kept in between.
        return Math.Clamp(between, Math.Min(near, far), Math.Max(near, far));
    }

    public override double ChanceOf(double value, Direction direction)
    {
        if (!double.IsFinite(value)) throw new ArgumentException("The value must be finite.", nameof(value));
        return direction == Direction.AtLeast
            ? 1 - ShareWhere(quantile => quantile < value)
            : ShareWhere(quantile => quantile <= value);
    }

    // The share of outcomes, from the lowest, up to which the quantiles pass.
    private double ShareWhere(Func<double, bool> passes)
    {
        double low = Furthest, high = 1 - Furthest;
        if (!passes(Quantile(low))) return 0;
        if (passes(Quantile(high))) return 1;
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            if (passes(Quantile(middle))) low = middle; else high = middle;
        }

        return low;
    }

    private static double Square(double number) => number * number;
}
