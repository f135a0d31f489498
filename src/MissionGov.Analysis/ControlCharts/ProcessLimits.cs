namespace MissionGov.Analysis.ControlCharts;

/// <summary>The range within which a measure varies when nothing has changed. All figures are in the unit of the measure.</summary>
/// <param name="Mean">The centre.</param>
/// <param name="MeanRange">The mean distance between neighbouring points, after screening; 0 where the measure does not vary.</param>
public sealed record ProcessLimits(double Mean, double MeanRange)
{
    // 3 / d2(2), three standard deviations from the mean range of two: the NHS method's rounding.
    internal const double LimitFactor = 2.66;

    // Two thirds of the way to the limit.
    internal const double NearFactor = 2 * (LimitFactor / 3);

    /// <summary>The lower limit, not cut at what the measure can be.</summary>
    public double Lower => Mean - (LimitFactor * MeanRange);

    /// <summary>The upper limit, not cut at what the measure can be.</summary>
    public double Upper => Mean + (LimitFactor * MeanRange);

    /// <summary>Points below this, yet within the limit, are close to it.</summary>
    public double NearLower => Mean - (NearFactor * MeanRange);

    /// <summary>Points above this, yet within the limit, are close to it.</summary>
    public double NearUpper => Mean + (NearFactor * MeanRange);

    /// <summary>False where every range is 0: the limits lie on the mean.</summary>
    public bool Varies => MeanRange > 0;

    /// <summary>The limits to draw: cut at what the measure can be, such as 0 and 100. The rules use the uncut ones.</summary>
    public (double Lower, double Upper) Shown(Bounds bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        return (Math.Max(Lower, bounds.Lower ?? Lower), Math.Min(Upper, bounds.Upper ?? Upper));
    }
}
