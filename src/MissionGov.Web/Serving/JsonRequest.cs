using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MissionGov.Web.Serving;

/// <summary>Reads a request's JSON strictly: an unknown member is refused, with a pointer to it, rather than dropped in silence.</summary>
internal static class JsonRequest
{
    private const int DeepestNesting = 32;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        MaxDepth = DeepestNesting,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static Task<IResult> AnswerAsync<TRequest, TAnswer>(HttpContext http, Func<TRequest, TAnswer> answer)
        where TRequest : class => AnswerAsync<TRequest>(http, request => Task.FromResult(Results.Json(answer(request), Answers)));

    public static async Task<IResult> AnswerAsync<TRequest>(HttpContext http, Func<TRequest, Task<IResult>> answer)
        where TRequest : class
    {
        if (!http.Request.HasJsonContentType()) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        try
        {
            var request = await http.Request.ReadFromJsonAsync<TRequest>(Strict, http.RequestAborted);
            return request is null ? Refuse("/", "The request is empty. Send a JSON object.") : await answer(request);
        }
        catch (JsonException wrong)
        {
            var line = wrong.LineNumber is { } number ? $" (line {number + 1})" : "";
            return Refuse(Pointer(wrong.Path), $"This could not be read{line}: {Words(wrong.Message)}");
        }
        catch (RequestProblem wrong)
        {
            return Refuse(wrong.Pointer, wrong.Message);
        }
        catch (ArgumentException wrong)
        {
            return Refuse("/", Plain(wrong.Message));
        }
    }

    /// <summary>What a request would be answered, for a description of it.</summary>
    public static JsonNode? Example<TRequest, TAnswer>(string request, Func<TRequest, TAnswer> answer)
        where TRequest : class => JsonSerializer.SerializeToNode(answer(JsonSerializer.Deserialize<TRequest>(request, Strict)!), Answers);

    private static readonly JsonSerializerOptions Answers = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static IResult Refuse(string pointer, string message) => Results.Problem(message, statusCode: StatusCodes.Status400BadRequest, title: "The request cannot be read", extensions: new Dictionary<string, object?> { ["pointer"] = pointer });

    // $.target.value becomes /target/value, $.values[3] becomes /values/3.
    private static string Pointer(string? path) => path is null or "$" ? "/" : path[1..].Replace('.', '/').Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

    // What the reader of JSON says names types of ours, which mean nothing to who sent it.
    private static string Words(string message) => Plain(message) switch
    {
        var text when text.Contains("could not be mapped", StringComparison.Ordinal) => "There is no such member.",
        var text when text.Contains("missing required properties", StringComparison.Ordinal) => $"Missing: {text.Split("including: ")[^1]}",
        var text when text.StartsWith("Duplicate property", StringComparison.Ordinal) => $"The member {text.Split(' ')[2]} comes twice.",
        var text when text.Contains("could not be converted", StringComparison.Ordinal) || text.Contains("doesn't allow null", StringComparison.Ordinal) => "No such value can stand here.",
        var text => text,
    };

    private static string Plain(string message) => message.Split(" Path:")[0].Split(" (Parameter")[0];
}

/// <summary>A value that can be read but not used.</summary>
/// <param name="pointer">Where it stands, as a JSON pointer.</param>
internal sealed class RequestProblem(string pointer, string message) : Exception(message)
{
    public string Pointer => pointer;
}
