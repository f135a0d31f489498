using System.Security.Cryptography;
using System.Text;
using MissionGov.Domain;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Serving.Api;

/// <summary>Routes for programs: strict about what they are asked, and the same about what they answer.</summary>
internal static class ApiRoute
{
    private const int LongestKey = 200;

    /// <summary>Something to read. Asked again with its tag, it costs no body while nothing has changed.</summary>
    public static RouteHandlerBuilder AsRead(this RouteHandlerBuilder route, ApiExample example, ApiParameter[] parameters) =>
        route.Strictly(parameters).AddEndpointFilter(async (call, next) =>
        {
            var http = call.HttpContext;
            var tag = StaticPage.Tag(http);
            http.Response.OnStarting(() =>
            {
                http.Response.Headers.CacheControl = StaticPage.Private;
                http.Response.Headers.Append("Vary", "Authorization, Cookie");
                if (http.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified && http.Response.Headers.ETag.Count == 0) http.Response.Headers.ETag = tag;
                return Task.CompletedTask;
            });
            return http.Request.Headers.IfNoneMatch.Any(known => known?.Split(',', StringSplitOptions.TrimEntries).Contains(tag) == true)
                ? Results.StatusCode(StatusCodes.Status304NotModified)
                : await next(call);
        }).DescribeRead(example, parameters);

    /// <summary>Something that changes what is held.</summary>
    public static RouteHandlerBuilder AsChange(this RouteHandlerBuilder route, ApiExample example, ApiParameter[] parameters) =>
        route.Strictly(parameters).ByToken().DescribeChange(example, parameters);

    /// <summary>The id of the command, made of what the sender calls it: sent again under the same name, it is done once.</summary>
    public static Guid CommandId(HttpContext http)
    {
        var key = http.Request.Headers["Idempotency-Key"].ToString().Trim('"', ' ');
        if (key.Length == 0) return Guid.CreateVersion7();
        if (key.Length > LongestKey) throw new RequestProblem("/Idempotency-Key", $"The header Idempotency-Key may have {LongestKey} characters.");
        return Guid.TryParse(key, out var id) ? id : new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{http.Person().Id} {key}")).AsSpan(0, 16));
    }

    /// <summary>A problem of the person's as programs read it.</summary>
    public static IResult Refuse(Problem problem, Dictionary<string, object?>? details = null) => problem.Code switch
    {
        Mediator.Forbidden => Results.Problem("This token, or its person, may not do this.", statusCode: StatusCodes.Status403Forbidden, title: "Not allowed"),
        Mediator.NotFound => Results.Problem("There is no such thing, or none that this token may change.", statusCode: StatusCodes.Status404NotFound, title: "Not found"),
        Mediator.Changed => Results.Problem("It was changed since you read it. Read it again, then send your change with the new version.", statusCode: StatusCodes.Status412PreconditionFailed, title: "Somebody was faster"),
        Intent.Other => Results.Problem("This Idempotency-Key was used before for something else. Use a new one.", statusCode: StatusCodes.Status422UnprocessableEntity, title: "The key is taken"),
        _ => Results.Problem(problem.Message, statusCode: StatusCodes.Status422UnprocessableEntity, title: "Nothing was saved", extensions: details),
    };

    private static RouteHandlerBuilder Strictly(this RouteHandlerBuilder route, ApiParameter[] parameters) => route.AddEndpointFilter(async (call, next) =>
    {
        foreach (var (name, values) in call.HttpContext.Request.Query)
        {
            if (parameters.All(known => known.Name != name)) return JsonRequest.Refuse($"/{name}", parameters.Length == 0 ? "This address takes no parameters." : $"There is no such parameter here. There are: {string.Join(", ", parameters.Select(known => known.Name))}.");
            if (values.Count > 1) return JsonRequest.Refuse($"/{name}", "This parameter comes twice. Send it once.");
        }

        try
        {
            return await next(call);
        }
        catch (RequestProblem wrong)
        {
            return JsonRequest.Refuse(wrong.Pointer, wrong.Message);
        }
    });
}
