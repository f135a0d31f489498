namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>From points of a unit cube to smoothing parameters within the bounds of the reference: beta at most alpha, gamma at most 1 - alpha.</summary>
/// <remarks>Source: R forecast <c>ets</c>, the usual bounds. A point has a coordinate for each of alpha, beta, gamma, phi the model has.</remarks>
internal static class EtsBounds
{
    /// <summary>A model has no more parameters than this.</summary>
    public const int Dimensions = 4;

    private const double Smallest = 1e-4;
    private const double Largest = 0.9999;
    private const double SmallestPhi = 0.8;
    private const double LargestPhi = 0.98;

    private static readonly double[] AlphaSpread = [0.01, 0.15, 0.4, 0.7, 0.98];
    private static readonly double[] BetaSpread = [0.02, 0.2, 0.8];
    private static readonly double[] GammaSpread = [0.02, 0.3, 0.8];
    private static readonly double[] PhiSpread = [0.2, 0.9];

    /// <summary>The parameters at a point.</summary>
    public static EtsSmoothing Smooth(EtsModel model, ReadOnlySpan<double> point)
    {
        var next = 0;
        var alpha = Between(Smallest, Largest, point[next++]);
        var beta = model.Trend ? Between(Smallest, alpha, point[next++]) : 0;
        var gamma = model.Seasonal ? Between(Smallest, Math.Max(1 - alpha, Smallest), point[next++]) : 0;
        var phi = model.Damped ? Between(SmallestPhi, LargestPhi, point[next]) : 1;
        return new(alpha, beta, gamma, phi);
    }

    /// <summary>The point of given parameters; what lies outside the bounds is moved to them.</summary>
    public static void Locate(EtsModel model, EtsSmoothing smoothing, Span<double> point)
    {
        var next = 0;
        point[next++] = Share(Smallest, Largest, smoothing.Alpha);
        if (model.Trend) point[next++] = Share(Smallest, smoothing.Alpha, smoothing.Beta);
        if (model.Seasonal) point[next++] = Share(Smallest, Math.Max(1 - smoothing.Alpha, Smallest), smoothing.Gamma);
        if (model.Damped) point[next] = Share(SmallestPhi, LargestPhi, smoothing.Phi);
    }

    /// <summary>How the parameters change along one coordinate of the point.</summary>
    public static EtsSmoothing Slope(EtsModel model, ReadOnlySpan<double> point, int coordinate)
    {
        const double Range = Largest - Smallest;
        var (alpha, _, _, _) = Smooth(model, point);
        var roomForGamma = Math.Max(1 - alpha, Smallest) - Smallest;
        var next = 1;
        var beta = model.Trend ? next++ : -1;
        var gamma = model.Seasonal ? next++ : -1;
        if (coordinate == 0) return new(Range, beta > 0 ? point[beta] * Range : 0, gamma > 0 && roomForGamma > 0 ? -point[gamma] * Range : 0, 0);
        if (coordinate == beta) return new(0, alpha - Smallest, 0, 0);
        return coordinate == gamma ? new(0, 0, roomForGamma, 0) : new(0, 0, 0, LargestPhi - SmallestPhi);
    }

    /// <summary>A few points that differ in every coordinate: each alpha with every beta, and gamma and phi in turn (a Latin square).</summary>
    public static IEnumerable<double[]> Spread(EtsModel model)
    {
        var turns = model.Parameters == 1 ? 1 : BetaSpread.Length;
        for (var i = 0; i < AlphaSpread.Length; i++)
        {
            for (var k = 0; k < turns; k++)
            {
                List<double> point = [AlphaSpread[i]];
                if (model.Trend) point.Add(BetaSpread[k]);
                if (model.Seasonal) point.Add(GammaSpread[(k + i) % GammaSpread.Length]);
                if (model.Damped) point.Add(PhiSpread[(k + i) % PhiSpread.Length]);
                yield return [.. point];
            }
        }
    }

    private static double Between(double low, double high, double share) => low + (Math.Clamp(share, 0, 1) * (high - low));

    private static double Share(double low, double high, double value) => high > low ? Math.Clamp((value - low) / (high - low), 0, 1) : 0;
}
