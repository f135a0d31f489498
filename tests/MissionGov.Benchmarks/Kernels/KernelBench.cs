using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace MissionGov.Benchmarks.Kernels;

/// <summary>How the kernels are timed: within this process, so that no project need be built for each; ratios count, never times.</summary>
internal sealed class KernelBench : ManualConfig
{
    public const string Mode = "kernels";

    public KernelBench()
    {
        Add(DefaultConfig.Instance);
        AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        AddDiagnoser(MemoryDiagnoser.Default);
        ArtifactsPath = Path.Combine(Path.GetTempPath(), "missiongov-kernels");
    }
}
