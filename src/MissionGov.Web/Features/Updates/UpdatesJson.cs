using Microsoft.AspNetCore.Antiforgery;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Updates;

/// <summary>The same doors for the page's script: JSON only, with the form's token in a header, and nothing that is not asked for.</summary>
internal static class UpdatesJson
{
    private const string TokenHeader = "RequestVerificationToken";

    public static void MapUpdatesJson(this IEndpointRouteBuilder app)
    {
        app.MapPost($"{UpdatesRoutes.Address}/publish", (HttpContext http, Mediator mediator, CancellationToken ct) =>
            FromPageAsync<UpdatesRequest>(http, request => PublishAsync(request, mediator, ct)));
        app.MapPost($"{UpdatesRoutes.Address}/check", (HttpContext http, Mediator mediator, CancellationToken ct) =>
            FromPageAsync<UpdatesRequest>(http, async request => Results.Json(await mediator.AskAsync(new CheckUpdates(request.Rows), ct))));
    }

    private static async Task<IResult> PublishAsync(UpdatesRequest request, Mediator mediator, CancellationToken ct)
    {
        var problem = await mediator.SendAsync(new PublishUpdates(request.Rows), commandId: request.Command, ct: ct);
        if (problem is null) return Results.Json(new UpdatesAnswer(UpdatesRoutes.After(request.Command), request.Command));
        if (problem.Code == Mediator.Forbidden) return Refuse(StatusCodes.Status403Forbidden, problem.Message);

        var rows = await mediator.AskAsync(new CheckUpdates(request.Rows), ct);
        return Results.Json(new UpdatesAnswer(null, UpdatesRoutes.Next(problem, request.Command), problem.Message, rows), statusCode: rows.Any(row => row.Conflict is not null) ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> FromPageAsync<TRequest>(HttpContext http, Func<TRequest, Task<IResult>> answer)
        where TRequest : class
    {
        if (!http.Request.HasJsonContentType()) return Refuse(StatusCodes.Status415UnsupportedMediaType, "Send JSON.");
        if (http.Request.Headers[TokenHeader].Count != 1 || !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
            return Refuse(StatusCodes.Status400BadRequest, "The page was open for too long. Your rows are kept. Load the page again.");
        return await JsonRequest.AnswerAsync(http, answer);
    }

    private static IResult Refuse(int status, string message) => Results.Problem(message, statusCode: status, title: "Nothing was published");

    private sealed record UpdatesRequest(Guid Command, IReadOnlyList<UpdateEntry> Rows);

    /// <param name="Address">Where it says what has changed; null where nothing was published.</param>
    /// <param name="Command">The id to publish under when it is sent again.</param>
    private sealed record UpdatesAnswer(string? Address, Guid Command, string? Error = null, IReadOnlyList<UpdateCheck>? Rows = null);
}
