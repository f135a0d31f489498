namespace MissionGov.Analysis.TimeSeries.Seasonality;

/// <summary>Local regression on equally spaced values: each fitted value comes from a straight line (or mean) through its neighbours.</summary>
/// <remarks>Source: Cleveland, Cleveland, McRae and Terpenning, STL: a seasonal-trend decomposition procedure based on loess, Journal of Official Statistics 6 (1990), section 2.</remarks>
/// <param name="window">How many neighbours count, odd.</param>
/// <param name="degree">1 for a line, 0 for a mean.</param>
internal readonly struct Loess(int window, int degree)
{
    // Shares of the reach within which a neighbour counts in full, and beyond which not at all, as in the published program.
    private const double Full = 0.001;
    private const double None = 0.999;

    // Neighbours this close together, as a share of the series, give no slope.
    private const double NoSlope = 0.001;

    /// <summary>The fitted value at every point.</summary>
    /// <param name="trust">How much each point counts beside its distance, or null for all alike.</param>
    public double[] Smooth(double[] values, double[]? trust)
    {
        var smooth = new double[values.Length];
        for (var i = 0; i < values.Length; i++) smooth[i] = At(values, trust, i, Math.Clamp(i - ((window - 1) / 2), 0, Math.Max(values.Length - window, 0))) ?? values[i];
        return smooth;
    }

    /// <summary>The fitted value one step before the first point.</summary>
    public double? Before(double[] values, double[]? trust) => At(values, trust, -1, 0);

    /// <summary>The fitted value one step after the last point.</summary>
    public double? After(double[] values, double[]? trust) => At(values, trust, values.Length, Math.Max(values.Length - window, 0));

    // Null where no neighbour counts.
    private double? At(double[] values, double[]? trust, int at, int left)
    {
        var right = Math.Min(left + window, values.Length) - 1;
        double reach = Math.Max(at - left, right - at);
        if (window > values.Length) reach += (window - values.Length) / 2;

        Span<double> weights = new double[right - left + 1];
        double total = 0;
        for (var j = left; j <= right; j++) total += weights[j - left] = Tricube(Math.Abs(j - at), reach) * (trust?[j] ?? 1);
        if (!(total > 0)) return null;
        foreach (ref var weight in weights) weight /= total;
        if (degree > 0 && reach > 0) Tilt(weights, left, at, values.Length);

        double fitted = 0;
        for (var j = left; j <= right; j++) fitted += weights[j - left] * values[j];
        return fitted;
    }

    private static double Tricube(double distance, double reach)
    {
        if (distance > None * reach) return 0;
        if (distance <= Full * reach) return 1;
        var cube = distance / reach * (distance / reach) * (distance / reach);
        return (1 - cube) * (1 - cube) * (1 - cube);
    }

    // Turns the weights of a mean into those of a line read off at one point.
    private static void Tilt(Span<double> weights, int left, int at, int length)
    {
        double centre = 0, spread = 0;
        for (var k = 0; k < weights.Length; k++) centre += weights[k] * (left + k);
        for (var k = 0; k < weights.Length; k++) spread += weights[k] * (left + k - centre) * (left + k - centre);
        if (Math.Sqrt(spread) <= NoSlope * (length - 1)) return;
        var slope = (at - centre) / spread;
        for (var k = 0; k < weights.Length; k++) weights[k] *= 1 + (slope * (left + k - centre));
    }
}
