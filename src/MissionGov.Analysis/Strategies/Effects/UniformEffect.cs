namespace MissionGov.Analysis.Strategies.Effects;

/// <summary>An effect anywhere between two values, each as likely as the next.</summary>
public sealed record UniformEffect : RangedEffect
{
    /// <param name="low">The lowest value.</param>
    /// <param name="high">The highest value.</param>
    /// <exception cref="ArgumentException">A number is not finite, or the highest lies below the lowest.</exception>
    public UniformEffect(double low, double high)
        : base(low, high)
    {
    }

    /// <inheritdoc/>
    public override double Mean => Low + (Width / 2);

    /// <inheritdoc/>
    public override double Variance => Width * Width / 12;

    /// <inheritdoc/>
    public override double Cumulative(double value) => value >= High ? 1 : value <= Low ? 0 : (value - Low) / Width;

    internal override double QuantileAt(double probability) => Low + (Width * probability);
}
