using Microsoft.Extensions.Configuration;
using MissionGov.Benchmarks.Measures;

namespace MissionGov.Benchmarks.Engine;

/// <summary>The projection engine beside R forecast, and as the work grows.</summary>
internal static class EngineBench
{
    public const string Mode = "engine";
    public const string Usage = "--scratch FOLDER [--r RSCRIPT] [--m1 M1_long.csv.gz] [--all-processors LIST]";

    public static int Run(string[] args)
    {
        var given = new ConfigurationBuilder().AddCommandLine(args).Build();
        if (given["scratch"] is not { } scratch) return Report.CannotRun($"Usage: {Mode} {Usage}");

        // This process is held to one processor, and so are those it starts unless they are given all.
        var ours = Contender.Ours;
        var onAll = given["all-processors"] is { } list ? new Contender("taskset", ["--cpu-list", list, ours.Program, .. ours.First]) : ours;
        Print(new AgainstR(scratch, Existing(given["r"]) is { } r ? Contender.R(r) : null, Existing(given["m1"])).Measure);
        Print(() => [.. PanelCost.Measure(onAll), .. ForecastCost.Measure()]);
        Print(ControlChartSpeed.Measure);
        return 0;
    }

    // A table as soon as it is known.
    private static void Print(Func<IEnumerable<Figure>> measure)
    {
        var report = new Report();
        report.Add(measure());
        report.Print();
    }

    private static string? Existing(string? path) => File.Exists(path) ? path : null;
}
