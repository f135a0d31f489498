namespace MissionGov.Analysis.TimeSeries;

/// <summary>What one future value may be: normal (or Student t) on the modelled scale, carried back to the unit of the series.</summary>
public abstract record PredictiveDistribution
{
    /// <summary>The value below which the given share of outcomes lies, in the unit of the series.</summary>
    /// <param name="probability">0 to 1, both excluded.</param>
    public abstract double Quantile(double probability);

    /// <summary>The expected value, in the unit of the series.</summary>
    public abstract double Mean { get; }

    /// <summary>The chance of ending at or better than a value.</summary>
    /// <param name="value">The value to reach, in the unit of the series.</param>
    /// <param name="direction">Which side is better.</param>
    public abstract double ChanceOf(double value, Direction direction);
}
