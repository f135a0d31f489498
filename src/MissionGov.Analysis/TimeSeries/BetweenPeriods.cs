namespace MissionGov.Analysis.TimeSeries;

/// <summary>What may the value be at a moment that is no end of a projected period?</summary>
public static class BetweenPeriods
{
    /// <summary>The distribution at any moment up to the end of a projection.</summary>
    /// <param name="projection">The projection.</param>
    /// <param name="steps">Periods after the last one of the series, whole or not, above 0.</param>
    /// <param name="last">The last value of the series, in its unit: from there the first period starts.</param>
    /// <returns>
    /// That of the period itself where the moment is its end. In between the median and the variance run evenly from one
    /// period to the next, as those of a random walk do.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The moment is not after the last value, or beyond the projection.</exception>
    public static PredictiveDistribution At(this Projection projection, double steps, double last)
    {
        ArgumentNullException.ThrowIfNull(projection);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, projection.Points.Count);
        var whole = (int)steps;
        var near = whole == 0 ? new CertainDistribution(last) : projection.Points[whole - 1].Distribution;
        return steps == whole ? near : new InterpolatedDistribution(near, projection.Points[whole].Distribution, steps - whole);
    }
}
