using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace MissionGov.Benchmarks;

/// <summary>What the figures were taken on: without it they say nothing.</summary>
internal static class Machine
{
    public static string Description => $"{Model}, {Processors} processors, {Vectors}, {RuntimeInformation.FrameworkDescription}";

    public static string Load => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3));

    // The runtime would count only those this process is held to.
    public static int Processors => Lines("processor").Count();

    // Bars of the numeric kernels hold with AVX-512; half of each on AVX2.
    private static string Vectors => Avx512F.IsSupported ? "AVX-512" : Avx2.IsSupported ? "AVX2" : "neither AVX-512 nor AVX2";

    private static string Model =>
        Lines("model name").FirstOrDefault()?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static IEnumerable<string> Lines(string name) => File.ReadLines("/proc/cpuinfo").Where(line => line.StartsWith(name, StringComparison.Ordinal));
}
