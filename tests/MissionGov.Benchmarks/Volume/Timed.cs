using System.Diagnostics;

namespace MissionGov.Benchmarks.Volume;

/// <summary>Seconds by the clock, for what waits for a server and a disk, and processor seconds of this process for what does not.</summary>
internal static class Timed
{
    public static async Task<double> SecondsAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed.TotalSeconds;
    }

    public static async Task<double> ProcessorSecondsAsync(Func<Task> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        await work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    /// <summary>The middle of many, after some that do not count.</summary>
    public static async Task<double> MiddleAsync(int times, Func<Task> work)
    {
        for (var warmUp = 0; warmUp < times / 4 + 1; warmUp++) await work();
        var seconds = new List<double>();
        for (var time = 0; time < times; time++) seconds.Add(await SecondsAsync(work));
        return seconds.Order().ElementAt(times / 2);
    }

    /// <summary>The most memory that this process held while it worked, above what it held before, in MB.</summary>
    public static async Task<double> MegabytesAsync(Func<Task> work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        await File.WriteAllTextAsync("/proc/self/clear_refs", "5");   // starts the high-water mark anew (man 5 proc)
        var before = HighWaterKilobytes();
        await work();
        return (HighWaterKilobytes() - before) / 1024d;
    }

    private static long HighWaterKilobytes() =>
        long.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], null);
}
