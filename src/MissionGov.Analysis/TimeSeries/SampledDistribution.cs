namespace MissionGov.Analysis.TimeSeries;

/// <summary>Equally likely outcomes, in the unit of the series.</summary>
/// <remarks>Quantiles interpolate between order statistics: type 7 of Hyndman and Fan, The American Statistician 50 (1996).</remarks>
internal sealed record SampledDistribution : PredictiveDistribution
{
    private readonly double[] _sorted;

    public SampledDistribution(IEnumerable<double> outcomes)
    {
        _sorted = [.. outcomes];
        Array.Sort(_sorted);
    }

    public override double Mean => _sorted.Sum(outcome => outcome / _sorted.Length);

    public override double Quantile(double probability)
    {
        if (!(probability > 0 && probability < 1)) throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies between 0 and 1, both excluded.");
        var place = probability * (_sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, _sorted.Length - 1);
        var between = ((1 - (place - below)) * _sorted[below]) + ((place - below) * _sorted[above]);

        // Rounding may step out between two equal outcomes.
        return Math.Clamp(between, _sorted[below], _sorted[above]);
    }

    public override double ChanceOf(double value, Direction direction)
    {
        if (!double.IsFinite(value)) throw new ArgumentException("The value must be finite.", nameof(value));
        var met = _sorted.Count(outcome => direction == Direction.AtLeast ? outcome >= value : outcome <= value);
        return (double)met / _sorted.Length;
    }
}
