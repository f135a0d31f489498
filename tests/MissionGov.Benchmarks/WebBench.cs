using MissionGov.Benchmarks.Measures;
using MissionGov.Benchmarks.Servers;

namespace MissionGov.Benchmarks;

/// <summary>Pages, start and memory of the app beside minimal servers.</summary>
internal static class WebBench
{
    public const string Mode = "web";

    public static async Task<int> RunAsync(string[] args)
    {
        if (Programs.From(args) is not { } programs) return Report.CannotRun($"Usage: {Mode} {Programs.Usage}");
        var report = new Report();
        try
        {
            await using var app = await Server.StartAppAsync(programs.App, programs.Data);
            report.Add(await PageWeight.MeasureAsync(app));
            report.Add(await Statements.MeasureAsync(programs));
            report.Add(await CachedPages.MeasureAsync(app, programs));
            report.Add(await ColdStart.MeasureAsync(programs));
            report.Add(await Lighthouse.MeasureAsync(app, programs));
        }
        catch (ServerDidNotAnswer silent)
        {
            report.Print();
            return Report.CannotRun(silent.Message);
        }

        report.Print();
        return 0;
    }
}
