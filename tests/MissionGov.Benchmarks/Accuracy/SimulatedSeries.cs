using System.Text.Json;
using System.Text.Json.Nodes;
using MissionGov.Analysis;

namespace MissionGov.Benchmarks.Accuracy;

/// <summary>300 series made like those of governments, a hundred a frequency, and how the automatic smoothing of R forecast did on them.</summary>
internal static class SimulatedSeries
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "Reference", "forecast_accuracy.json");

    private static readonly Lazy<JsonObject> Content = new(() => JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsObject());

    public static IReadOnlyList<HeldOutSeries> All => [.. Content.Value["series"]!.AsArray().Select(node => new HeldOutSeries(
        (Frequency)node!["frequency"]!.GetValue<int>(),
        node["train"].Deserialize<double?[]>()!,
        node["test"].Deserialize<double?[]>()!))];

    /// <summary>R's automatic smoothing on one frequency, or on all of them.</summary>
    public static GroupScore Expected(Frequency? frequency)
    {
        var answer = Content.Value["expected"]![frequency is { } one ? $"{(int)one}" : "all"]!["ets_auto"]!;
        return new(0, Number("mase"), Number("smape"), Number("coverage80"), Number("coverage95"), Number("msis"));

        double Number(string name) => answer[name]!.GetValue<double>();
    }
}
