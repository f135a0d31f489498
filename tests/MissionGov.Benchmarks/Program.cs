using System.Globalization;
using MissionGov.Benchmarks;
using MissionGov.Benchmarks.Measures;
using MissionGov.Benchmarks.Servers;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");

if (args is [MissionGov.Benchmarks.Accuracy.AccuracyCommand.Mode, .. var which]) return await MissionGov.Benchmarks.Accuracy.AccuracyCommand.RunAsync(which);
if (args is [Peer.Mode, var page]) return await Peer.RunAsync(page);
if (!OperatingSystem.IsLinux()) return Report.CannotRun("It reads the processor time of servers from /proc, so it needs Linux.");
if (Programs.From(args) is not { } programs) return Report.CannotRun($"Usage: {Programs.Usage}");

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

report.Add(ForecastCost.Measure());
report.Print();
return 0;
