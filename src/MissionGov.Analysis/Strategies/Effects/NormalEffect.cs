using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.Strategies.Effects;

/// <summary>A normal effect, such as a pooled estimate with its standard error.</summary>
public sealed record NormalEffect : Effect
{
    private readonly double _sd;

    /// <param name="mean">The expected effect.</param>
    /// <param name="sd">Its standard deviation, 0 or more.</param>
    /// <exception cref="ArgumentException">A number is not finite, or the standard deviation is below 0.</exception>
    public NormalEffect(double mean, double sd) => (Mean, _sd) = (Given.Number(mean, nameof(mean)), Given.NotNegative(sd, nameof(sd)));

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override double Variance => _sd * _sd;

    /// <inheritdoc/>
    public override double Cumulative(double value) => _sd == 0 ? (value >= Mean ? 1 : 0) : Math.Clamp(StandardNormal.Cumulative((value - Mean) / _sd), 0, 1);

    internal override double QuantileAt(double probability) => Mean + (_sd * StandardNormal.Quantile(probability));

    internal override void Fill(ReadOnlySpan<double> scores, Span<double> outcomes)
    {
        for (var i = 0; i < scores.Length; i++) outcomes[i] = Mean + (_sd * scores[i]);
    }
}
