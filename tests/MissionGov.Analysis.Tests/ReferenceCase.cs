using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MissionGov.Analysis.Tests;

/// <summary>One numbered answer of the peer software, from Reference/KIND.json; the series are shared in series.json.</summary>
public sealed record ReferenceCase(string Name, JsonObject Input, JsonObject Expected, double Relative, double Absolute)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Reference");

    private static readonly Lazy<JsonObject> AllSeries = new(() => Read("series"));

    private static readonly ConcurrentDictionary<string, IReadOnlyList<ReferenceCase>> Kinds = new();

    public int Horizon => Input["horizon"]!.GetValue<int>();

    public Series Series => new(
        (Frequency)(Input["frequency"]?.GetValue<int>() ?? 1),
        AllSeries.Value[Input["series"]!.GetValue<string>()]!.Deserialize<double?[]>()!);

    public static IReadOnlyList<ReferenceCase> Of(string kind) => Kinds.GetOrAdd(kind, name =>
    [
        .. Read(name)["cases"]!.AsArray().Select(node => new ReferenceCase(
            node!["name"]!.GetValue<string>(),
            node["input"]!.AsObject(),
            node["expected"]!.AsObject(),
            node["tolerance"]!["rel"]!.GetValue<double>(),
            node["tolerance"]!["abs"]!.GetValue<double>())),
    ]);

    /// <summary>The names of a kind, as the rows of a theory.</summary>
    public static TheoryData<string> Names(string kind) => [.. Of(kind).Select(reference => reference.Name)];

    public static ReferenceCase Named(string kind, string name) => Of(kind).Single(reference => reference.Name == name);

    public double? Number(string member) => Expected[member]?.GetValue<double>();

    public double[] Numbers(string member) => Expected[member]!.Deserialize<double[]>()!;

    /// <summary>The rule of the reference: within abs + rel x |expected|.</summary>
    public bool Near(double expected, double actual) => Math.Abs(actual - expected) <= Absolute + (Relative * Math.Abs(expected));

    public bool Near(IReadOnlyList<double> expected, IEnumerable<double> actual) =>
        expected.Zip(actual).All(pair => Near(pair.First, pair.Second)) && expected.Count == actual.Count();

    public override string ToString() => Name;

    private static JsonObject Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!.AsObject();
}
