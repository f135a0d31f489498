using MissionGov.Analysis;
using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Benchmarks.Measures;

/// <summary>What the automatic projection of one series costs, in this process and on one thread.</summary>
internal static class ForecastCost
{
    public static IEnumerable<Figure> Measure() =>
    [
        .. Of("annual", Frequency.Annual, length: 25, horizon: 10, count: 200),
        .. Of("monthly", Frequency.Monthly, length: 200, horizon: 24, count: 20),
    ];

    private static IEnumerable<Figure> Of(string name, Frequency frequency, int length, int horizon, int count)
    {
        // Compiled before it is counted.
        var series = Enumerable.Range(1, count).Select(seed => Wandering(seed, length, frequency)).ToList();
        foreach (var one in series) TrendProjection.Project(one, horizon, new());
        var cost = new Rounds();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds.Count; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            foreach (var one in series) TrendProjection.Project(one, horizon, new());
            cost.Add(name, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / count);
        }

        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (Rounds.Count * count);
        yield return Figure.Only($"automatic projection, {name}, {length} values: processor time", cost.Median(name), "ms/series");
        yield return Figure.Only($"automatic projection, {name}, {length} values: allocated", allocated / 1024d, "KB/series");
    }

    /// <summary>A level that drifts and wanders, with a season where the year has one; the same on every machine.</summary>
    private static Series Wandering(int seed, int length, Frequency frequency)
    {
        var random = new Random(seed);
        double Noise() => random.NextDouble() + random.NextDouble() - 1;
        double level = 100, drift = Noise() / 2;
        var season = frequency == Frequency.Annual ? 0 : 6;
        var values = new double?[length];
        for (var t = 0; t < length; t++)
        {
            level += drift + Noise();
            values[t] = level + season * Math.Sin(2 * Math.PI * t / (int)frequency) + Noise();
        }

        return new Series(frequency, values);
    }
}
