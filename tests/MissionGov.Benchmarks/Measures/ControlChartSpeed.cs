using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MissionGov.Analysis.ControlCharts;

namespace MissionGov.Benchmarks.Measures;

/// <summary>What the XmR charts of very many series cost: in this process, on one thread, processor time.</summary>
internal static class ControlChartSpeed
{
    private const int Points = 48;

    // A million series, the tenth and the hundredth part of them.
    private static readonly int[] Counts = [10_000, 100_000, 1_000_000];

    // Enough passes over the smallest for a clock of milliseconds.
    private const int SeriesARound = 2_000_000;

    private const int PlainSeries = 20_000;

    public static IEnumerable<Figure> Measure()
    {
        var values = Steady(Counts[^1]);
        var marks = new XmrMark[values.Length];
        var summaries = new XmrSummary[Counts[^1]];
        var cost = new Rounds();

        // Compiled, and every page of memory touched, before it is counted.
        Charts(Counts[^1], pass: 0);
        Charts(Counts[^1], pass: 0);
        Plain();
        Read(values);
        for (var round = 0; round < Rounds.Count; round++)
        {
            foreach (var count in Counts) cost.Add($"{count}", Microseconds(pass => Charts(count, pass), SeriesARound / count) / count);
            cost.Add("read", Microseconds(_ => Read(values), passes: 2) / Counts[^1]);
            cost.Add("plain", Microseconds(_ => Plain(), passes: 1) / PlainSeries);
        }

        yield return Figure.NotRun("S1", "XmR of all series against NHSRplotthedots", "it is not in Debian");
        yield return Figure.Only($"XmR, eight series to a vector, {Counts[^1]:N0} series of {Points}", cost.Median($"{Counts[^1]}"), "us/series");
        yield return Figure.Only("the same, against our own plain charts", cost.Ratio("plain", $"{Counts[^1]}"), "x");
        yield return Figure.AtLeast("S2", "XmR: share of the rate at which the same values can be read", cost.Ratio("read", $"{Counts[^1]}"), must: 0.20, aim: 0.45);
        yield return Figure.AtMost("S6", $"XmR: growth per series, {Counts[^1]:N0} over {Counts[0]:N0}", cost.Ratio($"{Counts[^1]}", $"{Counts[0]}"), must: 1.5, aim: 1.1);
        yield return Figure.Only($"XmR: growth per series, {Counts[1]:N0} over {Counts[0]:N0}", cost.Ratio($"{Counts[1]}", $"{Counts[0]}"), "x");

        // Each pass takes other series, so that the smaller counts are read from memory too.
        void Charts(int count, int pass)
        {
            var first = pass * count % Counts[^1];
            XmrBatch.Analyse(values.AsMemory(first * Points, count * Points), Points, Improvement.Increase, screenOutliers: true, marks.AsMemory(first * Points), summaries.AsMemory(first), threads: 1);
        }

        void Plain()
        {
            for (var i = 0; i < PlainSeries; i++) XmrChart.From([.. values.AsSpan(i * Points, Points).ToArray().Select(value => (double?)value)], new XmrOptions { Improvement = Improvement.Increase });
        }
    }

    private static double Microseconds(Action<int> work, int passes)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var pass = 0; pass < passes; pass++) work(pass);
        return (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / passes;
    }

    // As fast as memory gives it: four sums side by side, eight values each.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Read(double[] values)
    {
        const int Wide = 8;
        Vector512<double> a = default, b = default, c = default, d = default;
        ref var first = ref MemoryMarshal.GetArrayDataReference(values);
        for (nuint i = 0; i < (nuint)values.Length; i += 4 * Wide)
        {
            a += Vector512.LoadUnsafe(ref first, i);
            b += Vector512.LoadUnsafe(ref first, i + Wide);
            c += Vector512.LoadUnsafe(ref first, i + (2 * Wide));
            d += Vector512.LoadUnsafe(ref first, i + (3 * Wide));
        }

        return Vector512.Sum(a + b + c + d);
    }

    /// <summary>Steady noise of two decimals, the same on every machine.</summary>
    private static double[] Steady(int series)
    {
        var random = new Random(1);
        var values = new double[series * Points];
        for (var i = 0; i < values.Length; i++) values[i] = Math.Round(50 + (5 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5)), 2);
        return values;
    }
}
