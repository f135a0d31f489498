using System.Text.Json.Nodes;
using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Serving;

/// <summary>A view as a public set of data: what search engines and catalogues of data are told of it.</summary>
/// <param name="Path">Of its page; its files stand beside it.</param>
/// <param name="Sources">Who published the figures; empty for what is kept here.</param>
internal sealed record Dataset(string Path, string Name, string Description, IReadOnlyList<string> Sources)
{
    private const string Us = "MissionGov";

    /// <summary>What the address asks for, with its question mark, where the page alone shows less than there is.</summary>
    public string Query { get; init; } = "";

    private static readonly (string Extension, string ContentType)[] Files =
    [
        (CsvFile.Extension, "text/csv"), (XlsxFile.Extension, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (".json", "application/json"), (ParquetFile.Extension, "application/vnd.apache.parquet"),
    ];

    public static Dataset OfMission(string slug, string name, string purpose, IEnumerable<string> sources) => new($"/missions/{slug}", $"{name}: targets", purpose, [.. sources.Distinct()]);

    public static Dataset OfMilestones(string slug, string mission) => new($"/missions/{slug}/milestones", $"{mission}: milestones", $"Planned and expected days of the milestones of {mission}.", []);

    public static Dataset OfTarget(string path, string name, string promise, string source) => new(path, $"{name}: figures, path and forecast", promise, [source]);

    public static Dataset OfMeasure(string slug, string name, string population, string source) => new(
        $"/data/{slug}", $"{name}: figures with their revisions", $"{population}{(population.Length > 0 ? ". " : "")}Every figure held for the place that comes first. Add place= or breakdown= for others.", [source]);

    private string Publisher => Sources.Count == 0 ? Us : string.Join("; ", Sources);

    /// <summary>A schema.org Dataset. What is written is safe within a page: letters that could end it are escaped.</summary>
    public string AsSchemaOrg(Uri site) => new JsonObject
    {
        ["@context"] = "https://schema.org/",
        ["@type"] = "Dataset",
        ["name"] = Name,
        ["description"] = Description,
        ["url"] = At(site, ""),
        ["license"] = Licence.Address,
        ["isAccessibleForFree"] = true,
        ["creator"] = new JsonObject { ["@type"] = "Organization", ["name"] = Publisher },
        ["includedInDataCatalog"] = new JsonObject { ["@type"] = "DataCatalog", ["name"] = Us, ["url"] = new Uri(site, "/data").AbsoluteUri },
        ["distribution"] = new JsonArray([.. Files.Select(file => new JsonObject { ["@type"] = "DataDownload", ["encodingFormat"] = file.ContentType, ["contentUrl"] = At(site, file.Extension) })]),
    }.ToJsonString();

    /// <summary>The same in the words of the W3C's Data Catalog Vocabulary, version 3.</summary>
    public JsonObject AsDcat(Uri site) => new()
    {
        ["@id"] = At(site, ""),
        ["@type"] = "dcat:Dataset",
        ["dct:title"] = Name,
        ["dct:description"] = Description,
        ["dct:publisher"] = new JsonObject { ["@type"] = "foaf:Organization", ["foaf:name"] = Publisher },
        ["dct:license"] = Reference(Licence.Address),
        ["dcat:landingPage"] = Reference(At(site, "")),
        ["dcat:distribution"] = new JsonArray([.. Files.Select(file => new JsonObject
        {
            ["@type"] = "dcat:Distribution",
            ["dct:title"] = $"{Name} ({file.Extension.TrimStart('.').ToUpperInvariant()})",
            ["dcat:accessURL"] = Reference(At(site, "")),
            ["dcat:downloadURL"] = Reference(At(site, file.Extension)),
            ["dcat:mediaType"] = Reference($"https://www.iana.org/assignments/media-types/{file.ContentType}"),
            ["dct:license"] = Reference(Licence.Address),
        })]),
    };

    private static JsonObject Reference(string address) => new() { ["@id"] = address };

    private string At(Uri site, string extension) => new Uri(site, Path + extension + Query).AbsoluteUri;
}
