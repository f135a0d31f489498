using MissionGov.Analysis.Distributions;
using MissionGov.Analysis.TimeSeries.Methods;

namespace MissionGov.Analysis.TimeSeries;

/// <summary>Many possible futures drawn from a fitted model. They answer what a single date cannot: the chance of getting there at any time.</summary>
/// <remarks>
/// Source: Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008), section 6.1. The same seed gives the
/// same futures. They are drawn when first asked for.
/// </remarks>
public sealed class SimulatedPaths
{
    // A chance from this many is right to 0.35 points (one standard error at 50%).
    private const int Most = 20_000;

    // At any one period those carried to a fan are right however few they are; over several, to 0.7 points.
    private const int MostCarried = 5_000;

    // Long horizons take fewer paths: at most 32 MB.
    private const int MostValues = 4_000_000;

    // Far beyond any count, and sums of it still fit a double: futures on a log scale may open without end.
    private const double Largest = 1e100;

    private readonly Lazy<double[][]> _byStep;
    private readonly Func<double, Direction, int, double>? _chanceEver;
    private readonly Func<int, SimulatedPaths> _upTo;

    /// <param name="source">Draws on the modelled scale.</param>
    /// <param name="scale">Carries back to the unit of the series.</param>
    /// <param name="horizon">How many periods are kept.</param>
    /// <param name="seed">Where the random numbers start.</param>
    /// <param name="skipped">Periods already past, of which the figures are late.</param>
    /// <param name="fan">The fan they are carried to, period by period; null where they spread by themselves.</param>
    internal SimulatedPaths(IPathSource source, ModelScale scale, int horizon, int seed, int skipped = 0, ModelForecast? fan = null)
    {
        (Count, Horizon) = (Math.Min(MostValues / horizon, fan is null ? Most : MostCarried), horizon);
        _upTo = nearer => new(source, scale, nearer, seed, skipped, fan);
        _byStep = new(() =>
        {
            var byStep = Draw(source, horizon, Count, seed, skipped);
            if (fan is not null) FanRanks.Carry(byStep, fan, skipped);
            foreach (var outcomes in byStep)
            {
                for (var i = 0; i < outcomes.Length; i++) outcomes[i] = scale.Back(outcomes[i]);
            }

            return byStep;
        });
        if (fan is not null) _chanceEver = (value, direction, step) => ChanceEver(source, scale, seed, skipped, fan, value, direction, step);
    }

    private SimulatedPaths(int count, int horizon, Func<double[][]> byStep, Func<int, SimulatedPaths> upTo) => (Count, Horizon, _byStep, _upTo) = (count, horizon, new(byStep), upTo);

    /// <summary>How many futures are drawn.</summary>
    public int Count { get; }

    private int Horizon { get; }

    /// <summary>What the value of one coming period may be.</summary>
    /// <param name="step">Periods after the last one of the series, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step lies outside the projection.</exception>
    public PredictiveDistribution At(int step) => new SampledDistribution(Step(step));

    /// <summary>The chance of being at or better than a value in any coming period up to a step, that one included.</summary>
    /// <param name="value">The value to reach, in the unit of the series; finite.</param>
    /// <param name="direction">Which side is better.</param>
    /// <param name="step">Periods after the last one of the series, from 1.</param>
    /// <exception cref="ArgumentException">The value is not finite, or the step lies outside the projection.</exception>
    public double ChanceEver(double value, Direction direction, int step)
    {
        if (!double.IsFinite(value)) throw new ArgumentException("The value must be finite.", nameof(value));
        Check(step);
        if (_chanceEver is not null && !_byStep.IsValueCreated) return _chanceEver(value, direction, step);
        var reached = 0;
        for (var path = 0; path < Count; path++)
        {
            for (var h = 0; h < step; h++)
            {
                if (direction == Direction.AtLeast ? _byStep.Value[h][path] < value : _byStep.Value[h][path] > value) continue;
                reached++;
                break;
            }
        }

        return (double)reached / Count;
    }

    /// <summary>The futures as they are where nothing further was asked for.</summary>
    internal SimulatedPaths UpTo(int step) => _upTo(step);

    /// <summary>The same futures added up from a start, each never falling.</summary>
    internal SimulatedPaths Summed(double start) => new(Count, Horizon, () => Totals(start), step => UpTo(step).Summed(start));

    /// <summary>A total with what is added to it: it never falls.</summary>
    internal static double Add(double total, double added) => Math.Min(total + Math.Max(0, added), Largest);

    private double[][] Totals(double start)
    {
        var totals = new double[Count];
        Array.Fill(totals, start);
        return
        [
            .. _byStep.Value.Select(added =>
            {
                for (var path = 0; path < totals.Length; path++) totals[path] = Add(totals[path], added[path]);
                return totals.ToArray();
            }),
        ];
    }

    private double[] Step(int step)
    {
        Check(step);
        return _byStep.Value[step - 1];
    }

    private void Check(int step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(step, Horizon);
    }

    // Most are asked this alone. It needs only which futures are the best of a period, not the order of all of them, and none kept.
    private double ChanceEver(IPathSource source, ModelScale scale, int seed, int skipped, ModelForecast fan, double value, Direction direction, int step)
    {
        int[] reaching = [.. Enumerable.Range(skipped, step).Select(h => FanRanks.Reaching(value, direction, Count, fan, h, scale))];
        if (reaching.Max() is var most && (most == 0 || most == Count)) return most == 0 ? 0 : 1;
        var reached = new bool[Count];
        var byStep = Draw(source, Array.FindLastIndex(reaching, best => best > 0) + 1, Count, seed, skipped);
        for (var h = 0; h < byStep.Length; h++)
        {
            if (reaching[h] > 0) FanRanks.MarkBest(byStep[h], direction, reaching[h], reached);
        }

        return (double)reached.Count(future => future) / Count;
    }

    // Each future has random numbers of its own, so that it does not depend on how far the others are followed.
    private static double[][] Draw(IPathSource source, int horizon, int count, int seed, int skipped)
    {
        var path = new double[skipped + horizon];
        double[][] byStep = [.. Enumerable.Range(0, horizon).Select(_ => new double[count])];
        for (var i = 0; i < count; i++)
        {
            source.Draw(new RandomNumbers(seed, i), path);
            for (var h = 0; h < path.Length; h++)
            {
                // A future that explodes beyond the numbers stays where it was last seen.
                if (!double.IsFinite(path[h])) path[h] = h > 0 ? path[h - 1] : 0;
                if (h >= skipped) byStep[h - skipped][i] = path[h];
            }
        }

        return byStep;
    }
}
