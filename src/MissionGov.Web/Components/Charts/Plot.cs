namespace MissionGov.Web.Components.Charts;

/// <summary>Where the months and values of a drawing fall.</summary>
public sealed record Plot(ChartFrame Frame, NiceTicks Ticks, Scale X, Scale Y, double Left, double Right)
{
    // From the axis to the baseline of the months, in em.
    private const double MonthDrop = 1.6;

    public double Top => Frame.Header;

    public double Bottom => Frame.Height - Frame.Footer;

    public double MonthBaseline => Bottom + (MonthDrop * Frame.FontSize);

    /// <summary>Centred under its month, but never cut off at an edge.</summary>
    public double MonthX(int month, string label)
    {
        var half = TextWidth.Of(label, Frame.FontSize) / 2;
        return Math.Clamp(X[month], half, Frame.Width - half);
    }
}
