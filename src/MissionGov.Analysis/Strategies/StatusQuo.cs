using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Strategies;

/// <summary>Where an indicator is heading without new action, where no projection says it.</summary>
public static class StatusQuo
{
    /// <summary>A normal distribution.</summary>
    /// <param name="mean">The value expected, in the unit of the indicator.</param>
    /// <param name="sd">Its standard deviation, 0 or more.</param>
    /// <exception cref="ArgumentException">A number is not finite, or the standard deviation is below 0.</exception>
    public static PredictiveDistribution Normal(double mean, double sd) =>
        new ScaledDistribution(ModelScale.Identity, Given.Number(mean, nameof(mean)), Given.NotNegative(sd, nameof(sd)), DegreesOfFreedom: null);
}
