namespace MissionGov.Analysis.Strategies.Effects;

/// <summary>An effect that was there and is no more: the same outcomes the other way round, each with the luck of the one lost.</summary>
internal sealed record LostEffect(Effect Lost) : Effect
{
    public override double Mean => -Lost.Mean;

    public override double Variance => Lost.Variance;

    public override double Cumulative(double value) => Variance == 0 ? (value >= Mean ? 1 : 0) : 1 - Lost.Cumulative(-value);

    internal override double QuantileAt(double probability) => -Lost.QuantileAt(1 - probability);

    internal override void Fill(ReadOnlySpan<double> scores, Span<double> outcomes)
    {
        Lost.Fill(scores, outcomes);
        foreach (ref var outcome in outcomes) outcome = -outcome;
    }
}
