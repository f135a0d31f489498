using System.Diagnostics;
using System.Globalization;
using MissionGov.Analysis;
using MissionGov.Analysis.TimeSeries.Panels;

namespace MissionGov.Benchmarks.Engine;

/// <summary>A whole panel of made series, in a process of its own.</summary>
internal static class PanelRun
{
    private const int Horizon = 12;
    private const int WarmUpSeries = 300;
    private const int WarmUpRuns = 6;
    private const int Different = 500;

    private static readonly TimeSpan BetweenWarmUps = TimeSpan.FromMilliseconds(150);

    public static SeriesPanel Of(TestSeries[] series) =>
        new((Frequency)series[0].Season, series.SelectMany(one => one.Values).ToArray(), [.. series.Select(one => one.Values.Length)]);

    /// <summary>Prints processor time and wall time, ms a series; bytes allocated a series; and memory held beyond the data, in MB.</summary>
    public static string Measure(int count, int length, int processors)
    {
        var panel = Repeated(count, length);
        var forecast = new PanelForecast(count, Horizon);
        WarmUp(length);
        GC.Collect();
        var (allocated, spent, clock) = (GC.GetTotalAllocatedBytes(true), Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        PanelProjection.Project(panel, forecast, processors: processors);
        clock.Stop();
        double[] figures =
        [
            (Environment.CpuUsage.TotalTime - spent).TotalMilliseconds / count,
            clock.Elapsed.TotalMilliseconds / count,
            (GC.GetTotalAllocatedBytes(true) - allocated) / (double)count,
            (Resident() - ((double)count * length * sizeof(double))) / (1024 * 1024),
        ];
        return Printed(figures);
    }

    /// <summary>Prints what some of the series cost over their share of the whole: projected anew, and adjusted to one new value.</summary>
    public static string Changed(int count, int length, int touched)
    {
        var earlier = new PanelForecast(count, Horizon);
        var shorter = Repeated(count, length - 1);
        PanelProjection.Project(shorter, earlier, processors: 1);
        var panel = Repeated(count, length);
        var whole = new PanelForecast(count, Horizon);
        int[] places = [.. Enumerable.Range(0, touched).Select(i => i * (count / touched))];
        PanelProjection.Project(panel, whole, processors: 1);

        var full = Spent(() => PanelProjection.Project(panel, whole, processors: 1)) * touched / count;
        var anew = Spent(() => PanelProjection.Project(panel, whole, places, processors: 1));
        var adjusted = Spent(() => PanelProjection.Adjust(panel, earlier, places, processors: 1));
        return Printed([anew / full, adjusted / full]);
    }

    private static string Printed(double[] figures) => TestSeries.Numbers(figures);

    private static double Spent(Action run)
    {
        var before = Environment.CpuUsage.TotalTime;
        run();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static void WarmUp(int length)
    {
        var few = Repeated(WarmUpSeries, length);
        var forecast = new PanelForecast(WarmUpSeries, Horizon);
        for (var run = 0; run < WarmUpRuns; run++)
        {
            PanelProjection.Project(few, forecast, processors: 1);
            Thread.Sleep(BetweenWarmUps);
        }
    }

    // So many different series, over and over: every one is fitted without memory of the others.
    private static SeriesPanel Repeated(int count, int length)
    {
        var different = TestSeries.Made(Different, length);
        var values = new double[count * length];
        for (var i = 0; i < count; i++) different[i % Different].Values.CopyTo(values, i * length);
        return new(Frequency.Monthly, values, [.. Enumerable.Repeat(length, count)]);
    }

    private static double Resident() =>
        1024 * double.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmRSS", StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
