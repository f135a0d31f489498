using System.Diagnostics;
using System.Globalization;

namespace MissionGov.Benchmarks.Engine;

/// <summary>A program that fits a file of series in a process of its own, ours or a peer's, on the same processor as this one.</summary>
internal sealed record Contender(string Program, params string[] First)
{
    /// <summary>Ours: this very program.</summary>
    public static readonly Contender Ours = new(Environment.ProcessPath!, [.. Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(Contender).Assembly.Location] : Array.Empty<string>(), OneRun.Mode]);

    public static Contender R(string script) => new(script, Path.Combine(AppContext.BaseDirectory, "Engine", "forecast.R"));

    /// <summary>What it printed, number by number.</summary>
    public double[] Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Program, [.. First, .. arguments]) { RedirectStandardOutput = true })!;
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. printed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException($"{Program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
