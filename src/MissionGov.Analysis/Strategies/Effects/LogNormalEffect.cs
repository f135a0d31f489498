using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.Strategies.Effects;

/// <summary>An effect above 0 whose logarithm is normal: it may be several times as large, and never turns round.</summary>
public sealed record LogNormalEffect : Effect
{
    // Beyond this an outcome is no number of a sensible size.
    private const double Widest = 100;

    private readonly double _meanLog;
    private readonly double _sdLog;

    /// <param name="meanLog">The mean of its logarithm.</param>
    /// <param name="sdLog">The standard deviation of its logarithm, 0 or more.</param>
    /// <exception cref="ArgumentException">A number is beyond 100, or the standard deviation is below 0 or above 10.</exception>
    public LogNormalEffect(double meanLog, double sdLog)
    {
        _meanLog = Math.Abs(meanLog) <= Widest ? meanLog : throw new ArgumentException($"The logarithm of an effect lies from -{Widest} to {Widest}.", nameof(meanLog));
        _sdLog = sdLog is >= 0 and <= Widest / 10 ? sdLog : throw new ArgumentException($"The spread of a logarithm lies from 0 to {Widest / 10}.", nameof(sdLog));
    }

    /// <inheritdoc/>
    public override double Mean => Math.Exp(_meanLog + (_sdLog * _sdLog / 2));

    /// <inheritdoc/>
    public override double Variance => Mean * Mean * (Math.Exp(_sdLog * _sdLog) - 1);

    /// <inheritdoc/>
    public override double Cumulative(double value) => value <= 0 ? 0
        : _sdLog == 0 ? (Math.Log(value) >= _meanLog ? 1 : 0)
        : Math.Clamp(StandardNormal.Cumulative((Math.Log(value) - _meanLog) / _sdLog), 0, 1);

    internal override double QuantileAt(double probability) => Math.Exp(_meanLog + (_sdLog * StandardNormal.Quantile(probability)));

    internal override void Fill(ReadOnlySpan<double> scores, Span<double> outcomes)
    {
        for (var i = 0; i < scores.Length; i++) outcomes[i] = Math.Exp(_meanLog + (_sdLog * scores[i]));
    }
}
