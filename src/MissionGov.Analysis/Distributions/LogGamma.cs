namespace MissionGov.Analysis.Distributions;

/// <summary>The logarithm of the gamma function, for arguments above 0; accurate to about 1e-14.</summary>
/// <remarks>Source: Stirling's series, Abramowitz and Stegun, Handbook of Mathematical Functions, 6.1.41, after the recurrence 6.1.15 upwards.</remarks>
internal static class LogGamma
{
    // From here on the terms kept leave less than 1e-16.
    private const double SeriesFrom = 12;

    private static readonly double HalfLogTwoPi = Math.Log(2 * Math.PI) / 2;

    public static double Of(double x)
    {
        var product = 1.0;
        for (; x < SeriesFrom; x++) product *= x;
        var square = 1 / (x * x);
        var series = ((1 / 12.0) - (square * ((1 / 360.0) - (square * ((1 / 1260.0) - (square * ((1 / 1680.0) - (square * ((1 / 1188.0) - (square * 691 / 360360)))))))))) / x;
        return ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + series - Math.Log(product);
    }
}
