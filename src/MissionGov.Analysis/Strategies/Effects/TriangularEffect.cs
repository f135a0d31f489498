namespace MissionGov.Analysis.Strategies.Effects;

/// <summary>An effect between two values, likeliest at a third, its density falling in straight lines.</summary>
public sealed record TriangularEffect : RangedEffect
{
    /// <param name="low">The lowest value.</param>
    /// <param name="likely">The likeliest value.</param>
    /// <param name="high">The highest value.</param>
    /// <exception cref="ArgumentException">A number is not finite, or they are out of order.</exception>
    public TriangularEffect(double low, double likely, double high)
        : base(low, high) => Likely = Between(likely, low, high);

    /// <summary>The likeliest value.</summary>
    public double Likely { get; }

    /// <inheritdoc/>
    public override double Mean => (Low + Likely + High) / 3;

    /// <inheritdoc/>
    public override double Variance
    {
        get
        {
            double left = Likely - Low, right = High - Likely;
            return ((left * left) + (left * right) + (right * right)) / 18;
        }
    }

    /// <inheritdoc/>
    public override double Cumulative(double value) => value switch
    {
        _ when value >= High => 1,
        _ when value <= Low => 0,
        _ when value < Likely => (value - Low) * (value - Low) / (Width * (Likely - Low)),
        _ => 1 - ((High - value) * (High - value) / (Width * (High - Likely))),
    };

    internal override double QuantileAt(double probability) => probability * Width <= Likely - Low
        ? Low + Math.Sqrt(probability * Width * (Likely - Low))
        : High - Math.Sqrt((1 - probability) * Width * (High - Likely));
}
