using System.Diagnostics;
using System.Text.Json;
using MissionGov.Benchmarks.Servers;

namespace MissionGov.Benchmarks.Measures;

/// <summary>Lighthouse on a simulated telephone, in a browser that can reach nothing but the app.</summary>
internal static class Lighthouse
{
    private const string What = "Lighthouse mobile";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static async Task<IEnumerable<Figure>> MeasureAsync(Server app, Programs programs)
    {
        if (programs.Lighthouse is null || programs.Chromium is null) return [Figure.NotRun("W10", What, $"{(programs.Lighthouse is null ? "lighthouse" : "chromium")} could not be got")];
        var answer = Path.Combine(programs.Scratch, "lighthouse.json");
        var start = new ProcessStartInfo("node",
        [
            programs.Lighthouse, app.Address.ToString(), "--quiet", "--no-enable-error-reporting", "--only-categories=performance", "--output=json", $"--output-path={answer}",
            "--chrome-flags=--headless=new --no-sandbox --disable-background-networking --host-resolver-rules=\"MAP * ~NOTFOUND, EXCLUDE 127.0.0.1\"",
        ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["CHROME_PATH"] = programs.Chromium },
        };
        using var run = Process.Start(start)!;
        run.BeginOutputReadLine();
        var complaint = run.StandardError.ReadToEndAsync();
        if (!run.WaitForExit(Patience)) run.Kill(entireProcessTree: true);
        if (!File.Exists(answer)) return [Figure.NotRun("W10", What, $"it failed: {(await complaint).Split('\n')[0]}")];
        using var read = JsonDocument.Parse(await File.ReadAllTextAsync(answer));
        double Audit(string name) => read.RootElement.GetProperty("audits").GetProperty(name).GetProperty("numericValue").GetDouble();
        return
        [
            Figure.AtLeast("W10", $"{What}: performance", 100 * read.RootElement.GetProperty("categories").GetProperty("performance").GetProperty("score").GetDouble(), 95, 100, ""),
            Figure.AtMost("W10", $"{What}: largest paint, simulated", Audit("largest-contentful-paint") / 1000, 2, 1.2, " s"),
            Figure.AtMost("W10", $"{What}: blocked", Audit("total-blocking-time"), 100, 0, " ms"),
            Figure.AtMost("W10", $"{What}: layout shift", Audit("cumulative-layout-shift"), 0.02, 0, ""),
        ];
    }
}
