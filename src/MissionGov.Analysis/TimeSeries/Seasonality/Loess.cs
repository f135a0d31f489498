namespace MissionGov.Analysis.TimeSeries.Seasonality;

/// <summary>Local regression on equally spaced values: each fitted value comes from a straight line (or mean) through its neighbours.</summary>
/// <remarks>Source: Cleveland, Cleveland, McRae and Terpenning, STL: a seasonal-trend decomposition procedure based on loess, Journal of Official Statistics 6 (1990), section 2.</remarks>
/// <param name="window">How many neighbours count, odd.</param>
/// <param name="degree">1 for a line, 0 for a mean.</param>
internal sealed class Loess(int window, int degree)
{
    // Shares of the reach within which a neighbour counts in full, and beyond which not at all, as in the published program.
    private const double Full = 0.001;
    private const double None = 0.999;

    // Neighbours this close together, as a share of the series, give no slope.
    private const double NoSlope = 0.001;

    private readonly Dictionary<int, Neighbours[]> _byLength = [];
    private double[] _weights = [];

    /// <summary>The fitted value at every point.</summary>
    /// <param name="trust">How much each point counts beside its distance, or null for all alike.</param>
    public double[] Smooth(ReadOnlySpan<double> values, double[]? trust)
    {
        var (smooth, around) = (new double[values.Length], Around(values.Length));
        for (var i = 0; i < smooth.Length; i++) smooth[i] = At(values, trust, around[i + 1]) ?? values[i];
        return smooth;
    }

    /// <summary>The fitted value one step before the first point.</summary>
    public double? Before(ReadOnlySpan<double> values, double[]? trust) => At(values, trust, Around(values.Length)[0]);

    /// <summary>The fitted value one step after the last point.</summary>
    public double? After(ReadOnlySpan<double> values, double[]? trust) => At(values, trust, Around(values.Length)[^1]);

    // Null where no neighbour counts.
    private double? At(ReadOnlySpan<double> values, double[]? trust, Neighbours near)
    {
        var weights = trust is null ? near.AllAlike ??= [.. Weights(near, null, values.Length)] : Weights(near, trust, values.Length);
        if (weights.IsEmpty) return null;

        double fitted = 0;
        for (var k = 0; k < weights.Length; k++) fitted += weights[k] * values[near.Left + k];
        return fitted;
    }

    private ReadOnlySpan<double> Weights(Neighbours near, double[]? trust, int length)
    {
        if (_weights.Length < near.Closeness.Length) _weights = new double[near.Closeness.Length];
        var weights = _weights.AsSpan(0, near.Closeness.Length);
        double total = 0;
        for (var k = 0; k < weights.Length; k++) total += weights[k] = near.Closeness[k] * (trust?[near.Left + k] ?? 1);
        if (!(total > 0)) return [];
        foreach (ref var weight in weights) weight /= total;
        if (degree > 0 && near.Reach > 0) Tilt(weights, near.Left, near.At, length);
        return weights;
    }

    // The same for all series of a length, so it is worked out once: from one step before the first point to one after the last.
    private Neighbours[] Around(int length)
    {
        if (_byLength.TryGetValue(length, out var known)) return known;
        var last = Math.Max(length - window, 0);
        return _byLength[length] = [.. Enumerable.Range(-1, length + 2).Select(at => Near(at, Math.Clamp(at - ((window - 1) / 2), 0, last), length))];
    }

    private Neighbours Near(int at, int left, int length)
    {
        var right = Math.Min(left + window, length) - 1;
        double reach = Math.Max(at - left, right - at);
        if (window > length) reach += (window - length) / 2;
        return new(at, left, reach, [.. Enumerable.Range(left, right - left + 1).Select(j => Tricube(Math.Abs(j - at), reach))]);
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

    /// <param name="Closeness">What each counts by its distance, from the one at <paramref name="Left"/> on.</param>
    private sealed record Neighbours(int At, int Left, double Reach, double[] Closeness)
    {
        public double[]? AllAlike { get; set; }
    }
}
