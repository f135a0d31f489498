namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>The smoothing parameters a model may have, as points of the unit cube: beta at most alpha, gamma at most 1 - alpha.</summary>
/// <remarks>Bounds of the reference, R forecast.</remarks>
internal static class SmoothingCube
{
    /// <summary>A model has no more parameters than this.</summary>
    public const int Dimensions = 4;

    private const double Smallest = 1e-4;
    private const double Largest = 0.9999;
    private const double SmallestPhi = 0.8;
    private const double LargestPhi = 0.98;

    /// <summary>The parameters at a point: alpha, then beta, gamma, phi where the model has them.</summary>
    public static EtsSmoothing At(EtsModel model, ReadOnlySpan<double> point)
    {
        var next = 0;
        var alpha = Between(Smallest, Largest, point[next++]);
        var beta = model.Trend ? Between(Smallest, alpha, point[next++]) : 0;
        var gamma = model.Seasonal ? Between(Smallest, Math.Max(1 - alpha, Smallest), point[next++]) : 0;
        var phi = model.Damped ? Between(SmallestPhi, LargestPhi, point[next]) : 1;
        return new(alpha, beta, gamma, phi);
    }

    /// <summary>The point of given parameters; what lies outside the bounds is moved to them.</summary>
    public static int Point(EtsModel model, EtsSmoothing smoothing, Span<double> point)
    {
        var next = 0;
        point[next++] = Share(Smallest, Largest, smoothing.Alpha);
        if (model.Trend) point[next++] = Share(Smallest, smoothing.Alpha, smoothing.Beta);
        if (model.Seasonal) point[next++] = Share(Smallest, Math.Max(1 - smoothing.Alpha, Smallest), smoothing.Gamma);
        if (model.Damped) point[next++] = Share(SmallestPhi, LargestPhi, smoothing.Phi);
        return next;
    }

    private static double Between(double low, double high, double share) => low + (Math.Clamp(share, 0, 1) * (high - low));

    private static double Share(double low, double high, double value) => high > low ? Math.Clamp((value - low) / (high - low), 0, 1) : 0;
}
