using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.Strategies.Effects;

/// <summary>An effect between two values, likeliest at a third, smooth and seldom near its ends.</summary>
/// <remarks>
/// A beta distribution from low to high with a = 1 + shape (likely − low) / (high − low) and b = 1 + shape (high − likely) / (high − low);
/// Malcolm, Roseboom, Clark and Fazar, Operations Research 7 (1959), with the shape of Vose, Risk Analysis (2008). Its variance
/// is exact: ((high − low) / 6)² holds only in the middle.
/// </remarks>
public sealed record PertEffect : RangedEffect
{
    /// <summary>The usual weight of the likeliest value.</summary>
    public const double UsualShape = 4;

    // So far a likelier value is a certain one; the beta distribution stays well behaved.
    private const double MostShape = 1000;

    private readonly Beta _beta;
    private readonly Lazy<ScoreTable> _table;

    /// <param name="low">The lowest value.</param>
    /// <param name="likely">The likeliest value.</param>
    /// <param name="high">The highest value.</param>
    /// <param name="shape">How much the likeliest value counts against the two others, above 0 and up to 1,000.</param>
    /// <exception cref="ArgumentException">A number is not finite or out of range, or they are out of order.</exception>
    public PertEffect(double low, double likely, double high, double shape = UsualShape)
        : base(low, high)
    {
        Likely = Between(likely, low, high);
        Shape = shape is > 0 and <= MostShape ? shape : throw new ArgumentException($"The shape lies above 0 and up to {MostShape:0}.", nameof(shape));
        var place = Width == 0 ? 0 : (likely - low) / Width;
        Alpha = 1 + (shape * place);
        Beta = 1 + (shape * (1 - place));
        _beta = new(Alpha, Beta);
        _table = new(Tabulate);
    }

    /// <summary>The likeliest value.</summary>
    public double Likely { get; }

    /// <summary>How much the likeliest value counts.</summary>
    public double Shape { get; }

    /// <inheritdoc/>
    public override double Mean => (Low + (Shape * Likely) + High) / (Shape + 2);

    /// <inheritdoc/>
    public override double Variance => (Mean - Low) * (High - Mean) / (Shape + 3);

    internal double Alpha { get; }

    internal double Beta { get; }

    /// <inheritdoc/>
    public override double Cumulative(double value) => Width == 0 ? (value >= Low ? 1 : 0) : _beta.Cumulative((value - Low) / Width);

    /// <summary>How likely outcomes near a value are, per unit.</summary>
    /// <param name="value">In the unit of the effect.</param>
    public double Density(double value) => Width == 0 ? 0 : _beta.Density((value - Low) / Width) / Width;

    /// <summary>Whether both are the same distribution.</summary>
    /// <param name="other">Another.</param>
    public bool Equals(PertEffect? other) => other is not null && (Low, Likely, High, Shape) == (other.Low, other.Likely, other.High, other.Shape);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Low, Likely, High, Shape);

    internal override double QuantileAt(double probability) => Low + (Width * _beta.Quantile(probability));

    internal override void Fill(ReadOnlySpan<double> scores, Span<double> outcomes)
    {
        var table = _table.Value;
        for (var i = 0; i < scores.Length; i++) outcomes[i] = Low + (Width * table.At(scores[i]));
    }

    // From score to score the quantile moves little, so that the last one is where the next search begins.
    private ScoreTable Tabulate()
    {
        var near = 0.5;
        return ScoreTable.Of(score => near = _beta.Quantile(StandardNormal.Cumulative(score), near), (score, value) => StandardNormal.Density(score) / _beta.Density(value));
    }
}
