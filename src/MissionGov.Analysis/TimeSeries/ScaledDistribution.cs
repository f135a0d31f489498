using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.TimeSeries;

/// <summary>Normal or Student t on the modelled scale, in the unit of the series outside it.</summary>
internal sealed record ScaledDistribution(ModelScale Scale, double Centre, double StandardError, int? DegreesOfFreedom) : PredictiveDistribution
{
    // Midpoints of equal slices of probability: enough for four figures of a mean on a bounded scale.
    private const int MeanSlices = 400;

    public override double Mean => (Scale.Kind, StandardError) switch
    {
        (Transform.None, _) => Scale.Back(Centre),
        (_, 0) => Scale.Back(Centre),
        _ => Enumerable.Range(0, MeanSlices).Sum(slice => Quantile((slice + 0.5) / MeanSlices) / MeanSlices),
    };

    public override double Quantile(double probability)
    {
        if (!(probability > 0 && probability < 1)) throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies between 0 and 1, both excluded.");
        var standard = DegreesOfFreedom is { } degrees ? StudentT.Quantile(probability, degrees) : StandardNormal.Quantile(probability);
        return Scale.Back(Centre + (StandardError * standard));
    }

    public override double ChanceOf(double value, Direction direction)
    {
        if (!double.IsFinite(value)) throw new ArgumentException("The value must be finite.", nameof(value));
        return direction == Direction.AtLeast ? ChanceAtLeast(value) : ChanceAtMost(value);
    }

    private double ChanceAtLeast(double value) =>
        Scale.AtOrBelowAll(value) ? 1 : !Scale.Holds(value) ? 0 : Below(Centre, Scale.Forward(value));

    private double ChanceAtMost(double value) =>
        Scale.AtOrAboveAll(value) ? 1 : !Scale.Holds(value) ? 0 : Below(Scale.Forward(value), Centre);

    // The share of outcomes within (right - left) of the centre on one side; by symmetry either tail.
    private double Below(double right, double left)
    {
        if (StandardError == 0) return right >= left ? 1 : 0;
        var standard = (right - left) / StandardError;

        // Far out the tails err by a rounding, also below 0.
        return Math.Clamp(DegreesOfFreedom is { } degrees ? StudentT.Cumulative(standard, degrees) : StandardNormal.Cumulative(standard), 0, 1);
    }
}
