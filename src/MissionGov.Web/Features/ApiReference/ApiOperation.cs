using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace MissionGov.Web.Features.ApiReference;

/// <summary>One thing that programs can ask or send, as the page shows it.</summary>
/// <param name="Address">With the parts of the demo in its path, so that it can be tried.</param>
/// <param name="Request">What can be sent as it stands; null for what is only read.</param>
public sealed record ApiOperation(string Method, string Path, string Address, string Summary, string Description, IReadOnlyList<ApiOperationParameter> Parameters, string? Request, string? Answer)
{
    private const string JsonType = "application/json";

    public string Id => $"{Method}-{Path.Trim('/').Replace('/', '-').Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)}".ToLowerInvariant();

    public bool IsRead => Method == "GET";

    /// <summary>From the description that programs read, so that the two say the same.</summary>
    internal static IReadOnlyList<ApiOperation> Of(OpenApiDocument document) =>
    [
        .. from path in document.Paths
           from operation in path.Value.Operations ?? []
           orderby path.Key.Contains("/analysis/", StringComparison.Ordinal), path.Key, operation.Key.Method
           select Of(operation.Key.Method, path.Key, operation.Value),
    ];

    private static ApiOperation Of(string method, string path, OpenApiOperation operation)
    {
        var given = operation.Parameters ?? [];
        var address = given.Where(part => part.In == ParameterLocation.Path).Aggregate(path, (filled, part) => filled.Replace($"{{{part.Name}}}", Text(part.Example), StringComparison.Ordinal));
        return new(
            method,
            path,
            address,
            operation.Summary ?? "",
            operation.Description ?? "",
            [.. given.Where(part => part.In == ParameterLocation.Query).Select(part => new ApiOperationParameter(part.Name ?? "", part.Description ?? "", Text(part.Example)))],
            Example(operation.RequestBody?.Content),
            Example(operation.Responses?.GetValueOrDefault("200")?.Content));
    }

    private static string Text(JsonNode? example) => example?.GetValue<string>() ?? "";

    private static string? Example(IDictionary<string, OpenApiMediaType>? content) => content is not null && content.TryGetValue(JsonType, out var media) ? media.Example?.ToJsonString(Indented) : null;

    private static readonly System.Text.Json.JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

public sealed record ApiOperationParameter(string Name, string Description, string Example);
