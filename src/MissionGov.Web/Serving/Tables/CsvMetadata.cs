using System.Text.Json.Nodes;

namespace MissionGov.Web.Serving.Tables;

/// <summary>What a CSV holds, as the W3C's CSV on the Web says it (Model for Tabular Data and Metadata, 2015): programs read the types from here.</summary>
internal static class CsvMetadata
{
    public const string Extension = ".metadata.json";
    public const string ContentType = "application/csvm+json";

    public static IResult Of(HttpContext http, DataTable table)
    {
        var facts = TableFacts.Of(http, table);
        var described = new JsonObject
        {
            ["@context"] = new JsonArray("http://www.w3.org/ns/csvw", new JsonObject { ["@language"] = "en" }),
            ["url"] = $"{Stem(http)[(Stem(http).LastIndexOf('/') + 1)..]}{CsvFile.Extension}{http.Request.QueryString}",
            ["dc:title"] = table.Title,
            ["dc:source"] = facts.Source,
            ["dc:license"] = new JsonObject { ["@id"] = Licence.Address },
            ["dc:isVersionOf"] = new JsonObject { ["@id"] = facts.Address.AbsoluteUri },
            ["dc:temporal"] = facts.AsAt,
            ["dc:bibliographicCitation"] = facts.Cite,
            ["rdfs:comment"] = new JsonArray([.. table.Notes]),
            ["dialect"] = new JsonObject { ["encoding"] = "utf-8", ["lineTerminators"] = new JsonArray("\r\n", "\n"), ["header"] = true },
            ["tableSchema"] = new JsonObject { ["columns"] = new JsonArray([.. table.Columns.Select(Column)]) },
        };
        return Results.Json(described, contentType: ContentType);
    }

    /// <summary>Where a program that has the CSV finds this.</summary>
    public static string Link(HttpContext http) => $"<{Stem(http)}{Extension}{http.Request.QueryString}>; rel=\"describedby\"; type=\"{ContentType}\"";

    private static JsonObject Column(DataColumn column) => new()
    {
        ["name"] = column.Name,
        ["titles"] = column.Name,
        ["dc:description"] = column.Meaning,
        ["datatype"] = column.Kind switch
        {
            ColumnKind.Number => "number",
            ColumnKind.Whole => "integer",
            ColumnKind.Day => "date",
            ColumnKind.YesNo => new JsonObject { ["base"] = "boolean", ["format"] = "yes|no" },
            _ => "string",
        },
    };

    // The address of the view, as it is to be sent: letters that a header cannot carry are escaped.
    private static string Stem(HttpContext http)
    {
        var path = http.Request.Path.ToUriComponent();
        return new[] { Extension, CsvFile.Extension }.Where(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)).Select(extension => path[..^extension.Length]).FirstOrDefault(path);
    }
}
