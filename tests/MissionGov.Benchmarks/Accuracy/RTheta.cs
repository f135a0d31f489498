using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace MissionGov.Benchmarks.Accuracy;

/// <summary>R's own theta forecasts of the same series, where R and its forecast package are installed.</summary>
internal static class RTheta
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Accuracy", "thetaf.R");

    /// <summary>One forecast a series, or null where it could not be run.</summary>
    public static async Task<IReadOnlyList<double[]>?> ForecastAsync(IReadOnlyList<HeldOutSeries> all)
    {
        try
        {
            using var program = Process.Start(new ProcessStartInfo("Rscript", ["--vanilla", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var answer = program.StandardOutput.ReadToEndAsync();
            var problems = program.StandardError.ReadToEndAsync();
            await WriteAsync(program.StandardInput, all);
            var lines = (await answer).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await program.WaitForExitAsync();
            if (program.ExitCode == 0 && lines.Length == all.Count) return [.. lines.Select(line => line.Split(',').Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToArray())];
            await Console.Error.WriteLineAsync($"R did not forecast: {(await problems).Trim()}");
            return null;
        }
        catch (Exception missing) when (missing is Win32Exception or IOException)
        {
            await Console.Error.WriteLineAsync("R (Rscript, package forecast) is not installed.");
            return null;
        }
    }

    private static async Task WriteAsync(StreamWriter input, IReadOnlyList<HeldOutSeries> all)
    {
        foreach (var series in all)
        {
            var values = string.Join(',', series.Training.Select(value => value!.Value.ToString("R", CultureInfo.InvariantCulture)));
            await input.WriteLineAsync($"{(int)series.Frequency};{series.Test.Length};{values}");
        }

        input.Close();
    }
}
