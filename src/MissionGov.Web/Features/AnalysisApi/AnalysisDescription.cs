using System.Text.Json.Nodes;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.AnalysisApi;

/// <summary>What /openapi/v1.json says of an analysis. Its example is answered by the analysis itself, so that it cannot go stale.</summary>
internal static class AnalysisDescription
{
    private const string JsonType = "application/json";

    public static RouteHandlerBuilder Describe<TRequest, TAnswer>(this RouteHandlerBuilder route, AnalysisExample example, Func<TRequest, TAnswer> answer)
        where TRequest : class =>
        route.WithTags("Calculate").WithSummary(example.Summary).WithDescription(example.Description).AddOpenApiOperationTransformer((operation, _, _) =>
        {
            if (operation.RequestBody?.Content is { } asked && asked.TryGetValue(JsonType, out var question)) question.Example = JsonNode.Parse(example.Request);
            if (operation.Responses?["200"].Content is { } given && given.TryGetValue(JsonType, out var reply)) reply.Example = JsonRequest.Example(example.Request, answer);
            return Task.CompletedTask;
        });
}

/// <summary>One analysis as its description tells it.</summary>
/// <param name="Request">A request that anyone can send as it stands.</param>
internal sealed record AnalysisExample(string Summary, string Description, string Request);
