namespace MissionGov.Analysis.TimeSeries;

/// <summary>A value that is known already.</summary>
internal sealed record CertainDistribution(double Value) : PredictiveDistribution
{
    public override double Mean => Value;

    public override double Quantile(double probability) => Value;

    public override double ChanceOf(double value, Direction direction) => (direction == Direction.AtLeast ? Value >= value : Value <= value) ? 1 : 0;
}
