namespace MissionGov.Analysis.Strategies.Effects;

/// <summary>An effect taken as known.</summary>
public sealed record FixedEffect : Effect
{
    /// <param name="value">The effect.</param>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public FixedEffect(double value) => Value = Given.Number(value, nameof(value));

    /// <summary>The effect.</summary>
    public double Value { get; }

    /// <inheritdoc/>
    public override double Mean => Value;

    /// <inheritdoc/>
    public override double Variance => 0;

    /// <inheritdoc/>
    public override double Cumulative(double value) => value >= Value ? 1 : 0;

    internal override double QuantileAt(double probability) => Value;

    internal override void Fill(ReadOnlySpan<double> scores, Span<double> outcomes) => outcomes.Fill(Value);
}
