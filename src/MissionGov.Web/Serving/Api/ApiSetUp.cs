using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MissionGov.Web.Serving.Api;

/// <summary>What the doors for programs are made of.</summary>
internal static class ApiSetUp
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddRateLimiter(RateLimits.Set);
        services.AddOpenApi(options =>
        {
            options.ShouldInclude = route => route.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            options.AddSchemaTransformer(NameChoices);
            options.AddDocumentTransformer(Introduce);
        });
        return services;
    }

    /// <summary>Choices are words in what is sent and answered, so they are words in its description.</summary>
    private static Task NameChoices(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (!type.IsEnum) return Task.CompletedTask;
        schema.Type = JsonSchemaType.String;
        schema.Format = null;
        schema.Enum = [.. Enum.GetNames(type).Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))];
        return Task.CompletedTask;
    }

    private static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info.Title = "MissionGov";
        document.Info.Version = "1";
        document.Info.Description = "Missions, targets and their figures, to read and to send. What everybody may see needs no token. Names may be added, never changed.";
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API token, made at /me/tokens." },
            ["password"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "basic", Description = "For programs that ask for a name and a password: any name, and the token as the password." },
        };

        // The empty one: it can be read without, too.
        document.Security = [new(), new() { [new("token", document)] = [] }, new() { [new("password", document)] = [] }];
        return Task.CompletedTask;
    }
}
