namespace MissionGov.Web.Components.Charts;

/// <summary>Round values for an axis: steps of 1, 2 or 5 times a power of ten that cover the data, but never go where the measure cannot.</summary>
public sealed record NiceTicks(double Low, double High, double Step)
{
    private static readonly double[] Steps = [1, 2, 5, 10];

    // Sums of decimal steps drift by a few units in the last place.
    private const double Drift = 1e-9;

    /// <param name="floor">The least value the measure can have; null when there is none.</param>
    /// <param name="ceiling">The greatest; null when there is none.</param>
    public static NiceTicks Over(double low, double high, int atMost, double? floor = null, double? ceiling = null)
    {
        if (high <= low) (low, high) = (low - Spread(low), high + Spread(high));
        var power = Math.Pow(10, Math.Floor(Math.Log10((high - low) / atMost)));
        var step = power * Steps.First(candidate => Intervals(low, high, candidate * power) <= atMost || candidate == Steps[^1]);
        var from = Math.Floor((low / step) + Drift) * step;
        var to = Math.Ceiling((high / step) - Drift) * step;
        return new NiceTicks(Math.Max(from, floor ?? from), Math.Min(to, ceiling ?? to), step);
    }

    public IReadOnlyList<double> Values
    {
        get
        {
            var first = (int)Math.Ceiling((Low / Step) - Drift);
            var last = (int)Math.Floor((High / Step) + Drift);
            return [.. Enumerable.Range(first, last - first + 1).Select(i => i * Step)];
        }
    }

    /// <summary>Decimals that tell neighbouring ticks apart.</summary>
    public int Decimals => Math.Max(0, -(int)Math.Floor(Math.Log10(Step) + Drift));

    private static double Intervals(double low, double high, double step) =>
        Math.Ceiling((high / step) - Drift) - Math.Floor((low / step) + Drift);

    private static double Spread(double value) => value == 0 ? 1 : Math.Abs(value) / 10;
}
