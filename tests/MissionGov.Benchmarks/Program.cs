using System.Globalization;
using BenchmarkDotNet.Running;
using MissionGov.Benchmarks;
using MissionGov.Benchmarks.Accuracy;
using MissionGov.Benchmarks.Engine;
using MissionGov.Benchmarks.Kernels;
using MissionGov.Benchmarks.Servers;
using MissionGov.Benchmarks.Strategies;
using MissionGov.Benchmarks.Volume;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");

if (args is [Peer.Mode, var page]) return await Peer.RunAsync(page);
if (args is [AccuracyCommand.Mode, .. var which]) return await AccuracyCommand.RunAsync(which);
if (args is [OneRun.Mode, .. var run]) return OneRun.Run(run);
if (!OperatingSystem.IsLinux()) return Report.CannotRun("It reads the processor time of servers from /proc, so it needs Linux.");
return args switch
{
    [WebBench.Mode, .. var programs] => await WebBench.RunAsync(programs),
    [VolumeBench.Mode, .. var sizes] => await VolumeBench.RunAsync(sizes),
    [EngineBench.Mode, .. var programs] => EngineBench.Run(programs),
    [StrategyBench.Mode, .. var programs] => StrategyBench.Run(programs),
    [KernelBench.Mode, .. var options] => BenchmarkSwitcher.FromAssembly(typeof(KernelBench).Assembly).Run(options, new KernelBench()).Any() ? 0 : 1,
    _ => Report.CannotRun($"Usage: {AccuracyCommand.Mode} [simulated|m1 [FILE]] | {WebBench.Mode} {Programs.Usage} | {EngineBench.Mode} {EngineBench.Usage} | {StrategyBench.Mode} {StrategyBench.Usage} | {VolumeBench.Mode} {VolumeBench.Usage} | {KernelBench.Mode} [options of BenchmarkDotNet]"),
};
