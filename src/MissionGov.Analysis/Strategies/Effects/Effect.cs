namespace MissionGov.Analysis.Strategies.Effects;

/// <summary>What an intervention may change, in the unit of the indicator, signed; or, where effects multiply, as a relative change.</summary>
public abstract record Effect
{
    /// <summary>The expected value.</summary>
    public abstract double Mean { get; }

    /// <summary>The variance, in the squared unit.</summary>
    public abstract double Variance { get; }

    /// <summary>The value below which the given share of outcomes lies.</summary>
    /// <param name="probability">0 to 1, both excluded.</param>
    /// <exception cref="ArgumentException">The probability lies outside.</exception>
    public double Quantile(double probability) => QuantileAt(Given.Level(probability, nameof(probability)));

    /// <summary>The share of outcomes at or below a value, 0 to 1.</summary>
    /// <param name="value">In the unit of the effect.</param>
    public abstract double Cumulative(double value);

    internal abstract double QuantileAt(double probability);

    /// <summary>The outcomes that stand as far into this distribution as the scores stand into the standard normal one.</summary>
    internal abstract void Fill(ReadOnlySpan<double> scores, Span<double> outcomes);
}
