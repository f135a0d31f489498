using System.Collections.Concurrent;
using MissionGov.Analysis.Distributions;
using MissionGov.Analysis.TimeSeries.Methods;

namespace MissionGov.Analysis.TimeSeries;

/// <summary>Carries futures to a fan: at each period they spread exactly as it does, and each keeps its rank among them.</summary>
/// <remarks>Source: Clark, Gangopadhyay, Hay, Rajagopalan and Wilby, Journal of Hydrometeorology 5 (2004), who reorder so.</remarks>
internal static class FanRanks
{
    // Of 40 KB at most; one for each length of series.
    private const int MostKept = 100;

    private static readonly ConcurrentDictionary<(int Count, int? Degrees), double[]> Kept = [];

    /// <param name="byStep">Outcomes on the modelled scale, of each period the same number; overwritten.</param>
    /// <param name="fan">Centre, spread and degrees of freedom.</param>
    /// <param name="skipped">How many periods of the fan come before the first of the outcomes.</param>
    public static void Carry(double[][] byStep, ModelForecast fan, int skipped)
    {
        var standard = Standard(byStep[0].Length, fan.DegreesOfFreedom);
        var futures = new int[standard.Length];
        for (var step = 0; step < byStep.Length; step++)
        {
            var (outcomes, centre, error) = (byStep[step], fan.Centre[step + skipped], fan.StandardError[step + skipped]);
            for (var i = 0; i < futures.Length; i++) futures[i] = i;
            Array.Sort(outcomes.ToArray(), futures);
            for (var rank = 0; rank < futures.Length; rank++) outcomes[futures[rank]] = centre + (error * standard[rank]);
        }
    }

    /// <summary>How many futures, the best by rank, reach a value at one period once they are carried.</summary>
    /// <param name="scale">Carries back to the unit of the value.</param>
    public static int Reaching(double value, Direction direction, int count, ModelForecast fan, int step, ModelScale scale)
    {
        var standard = Standard(count, fan.DegreesOfFreedom);
        var (low, high) = (0, count);
        while (low < high)
        {
            // Ranks go up with the outcomes.
            var best = (low + high + 1) / 2;
            var outcome = scale.Back(fan.Centre[step] + (fan.StandardError[step] * standard[direction == Direction.AtLeast ? count - best : best - 1]));
            if (direction == Direction.AtLeast ? outcome >= value : outcome <= value) low = best; else high = best - 1;
        }

        return low;
    }

    /// <summary>Marks the best futures of one period, by rank and then by number.</summary>
    /// <param name="outcomes">On the modelled scale, as drawn.</param>
    /// <param name="best">How many, at least one.</param>
    public static void MarkBest(double[] outcomes, Direction direction, int best, bool[] marked)
    {
        var last = OrderStatistic.Of(outcomes, direction == Direction.AtLeast ? outcomes.Length - best : best - 1);
        var left = best;
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (direction == Direction.AtLeast ? !(outcomes[i] > last) : !(outcomes[i] < last)) continue;
            marked[i] = true;
            left--;
        }

        for (var i = 0; left > 0; i++)
        {
            if (outcomes[i] != last) continue;
            marked[i] = true;
            left--;
        }
    }

    private static double[] Standard(int count, int? degrees)
    {
        if (Kept.TryGetValue((count, degrees), out var kept)) return kept;
        if (Kept.Count >= MostKept) Kept.Clear();
        return Kept[(count, degrees)] = Quantiles(count, degrees);
    }

    // The middles of equal slices of probability, lowest first; the upper half mirrors the lower.
    private static double[] Quantiles(int count, int? degrees)
    {
        var standard = new double[count];
        for (var rank = 0; rank < (count + 1) / 2; rank++)
        {
            var share = (rank + 0.5) / count;
            standard[rank] = degrees is { } known ? StudentT.Quantile(share, known) : StandardNormal.Quantile(share);
            standard[^(rank + 1)] = -standard[rank];
        }

        return standard;
    }
}
