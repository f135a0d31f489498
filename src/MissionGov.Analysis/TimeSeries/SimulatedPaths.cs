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
    // A chance from this many is right to 0.7 points (one standard error at 50%), from the larger number to 0.35.
    private const int Fewest = 5_000;
    private const int Most = 20_000;

    // Long horizons take fewer paths: at most 32 MB.
    private const int MostValues = 4_000_000;

    private readonly Lazy<double[][]> _byStep;

    internal SimulatedPaths(IPathSource source, ModelScale scale, int horizon, int seed)
    {
        Count = Math.Clamp(MostValues / horizon, Fewest, Most);
        _byStep = new(() => Draw(source, scale, horizon, Count, seed));
    }

    /// <summary>How many futures are drawn.</summary>
    public int Count { get; }

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
        Step(step);
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

    private double[] Step(int step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(step, _byStep.Value.Length);
        return _byStep.Value[step - 1];
    }

    private static double[][] Draw(IPathSource source, ModelScale scale, int horizon, int count, int seed)
    {
        var random = new RandomNumbers(seed);
        var path = new double[horizon];
        double[][] byStep = [.. Enumerable.Range(0, horizon).Select(_ => new double[count])];
        for (var i = 0; i < count; i++)
        {
            source.Draw(random, path);
            for (var h = 0; h < horizon; h++) byStep[h][i] = scale.Back(path[h]);
        }

        return byStep;
    }
}
