using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace MissionGov.Web.Serving.Api;

/// <summary>One operation as its description tells it.</summary>
/// <param name="Answer">What it answers, as far as names go; null where the description is given elsewhere.</param>
/// <param name="Request">What can be sent as it stands; null for what is only read.</param>
internal sealed record ApiExample(string Summary, string Description, string Answer, string? Request = null)
{
    public static string ProblemAnswer => """{ "title": "The request cannot be read", "status": 400, "detail": "Send a number from 1 to 1000.", "pointer": "/limit" }""";
}

/// <summary>Tells /openapi/v1.json what the code cannot: words, examples, and what may stand in the address.</summary>
internal static class ApiDescription
{
    private const string JsonType = "application/json";
    private const string ProblemType = "application/problem+json";

    // Of the demo, so that an example can be sent as it stands there.
    private static readonly Dictionary<string, string> InPath = new()
    {
        ["mission"] = "nhs",
        ["target"] = "18-week-waits",
        ["milestone"] = "40-evening-clinics-open",
        ["plan"] = "evening-and-weekend-clinics",
    };

    public static RouteHandlerBuilder DescribeRead(this RouteHandlerBuilder route, ApiExample example, ApiParameter[] parameters) =>
        route.WithTags("Read").Describe(example, parameters, [StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound, StatusCodes.Status429TooManyRequests]);

    public static RouteHandlerBuilder DescribeChange(this RouteHandlerBuilder route, ApiExample example, ApiParameter[] parameters) =>
        route.WithTags("Send").Describe(example, parameters, [StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status429TooManyRequests]);

    private static RouteHandlerBuilder Describe(this RouteHandlerBuilder route, ApiExample example, ApiParameter[] parameters, int[] refusals)
    {
        foreach (var status in refusals) route.ProducesProblem(status);
        return route.WithSummary(example.Summary).WithDescription(example.Description).AddOpenApiOperationTransformer((operation, context, _) =>
        {
            // By the pattern: a handler that reads a part of the address by itself does not name it.
            var parts = context.Description.RelativePath!.Split('/').Where(part => part.StartsWith('{')).Select(part => InAddress(part.Trim('{', '}')));
            operation.Parameters = [.. parts, .. parameters.Select(InQuery)];
            if (operation.RequestBody?.Content is { } asked && example.Request is { } request && asked.TryGetValue(JsonType, out var question)) question.Example = JsonNode.Parse(request);
            if (operation.Responses?.GetValueOrDefault("200")?.Content is { } given && given.TryGetValue(JsonType, out var reply)) reply.Example = JsonNode.Parse(example.Answer);
            if (operation.Responses?.GetValueOrDefault("400")?.Content is { } refused && refused.TryGetValue(ProblemType, out var problem)) problem.Example = JsonNode.Parse(ApiExample.ProblemAnswer);
            return Task.CompletedTask;
        });
    }

    private static OpenApiParameter InAddress(string part) => new()
    {
        Name = part,
        In = ParameterLocation.Path,
        Required = true,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = JsonValue.Create(InPath[part]),
    };

    private static OpenApiParameter InQuery(ApiParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = parameter.Example.Length == 0 ? null : JsonValue.Create(parameter.Example),
    };
}
