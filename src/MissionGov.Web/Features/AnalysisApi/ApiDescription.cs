using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.AnalysisApi;

/// <summary>What /openapi/v1.json says of an analysis. Its example is answered by the analysis itself, so that it cannot go stale.</summary>
internal static class ApiDescription
{
    private const string JsonType = "application/json";

    public static RouteHandlerBuilder Describe<TRequest, TAnswer>(this RouteHandlerBuilder route, ApiExample example, Func<TRequest, TAnswer> answer)
        where TRequest : class =>
        route.WithSummary(example.Summary).WithDescription(example.Description).AddOpenApiOperationTransformer((operation, _, _) =>
        {
            if (operation.RequestBody?.Content is { } asked && asked.TryGetValue(JsonType, out var question)) question.Example = JsonNode.Parse(example.Request);
            if (operation.Responses?["200"].Content is { } given && given.TryGetValue(JsonType, out var reply)) reply.Example = JsonRequest.Example(example.Request, answer);
            return Task.CompletedTask;
        });

    /// <summary>Choices are words in what is sent and answered, so they are words in its description.</summary>
    public static Task NameChoices(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (!type.IsEnum) return Task.CompletedTask;
        schema.Type = JsonSchemaType.String;
        schema.Format = null;
        schema.Enum = [.. Enum.GetNames(type).Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))];
        return Task.CompletedTask;
    }
}

/// <summary>One analysis as its description tells it.</summary>
/// <param name="Request">A request that anyone can send as it stands.</param>
internal sealed record ApiExample(string Summary, string Description, string Request);
