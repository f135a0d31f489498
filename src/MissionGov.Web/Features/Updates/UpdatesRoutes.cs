using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Domain;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Updates;

/// <summary>The weekly update as a plain form: it works without a script, and needs no circuit that could be lost.</summary>
internal static class UpdatesRoutes
{
    public const string Address = "/me/updates";

    public static void MapUpdates(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync);
        app.MapPost(Address, PublishAsync);
        app.MapPost($"{Address}/undo", UndoAsync);
        app.MapUpdatesJson();
        app.MapUpdatesApi();
        app.MapUpdateLinks();
    }

    /// <summary>Under which what was refused is published when it is sent again. Under the id of something else that was published it never could be.</summary>
    public static Guid Next(Problem problem, Guid command) => problem.Code == Intent.Other ? Guid.CreateVersion7() : command;

    public static string After(Guid command) => $"{Address}?published={command}";

    private static async Task<IResult> ShowAsync(HttpContext http, Mediator mediator, Guid? published, Guid? undone, CancellationToken ct)
    {
        var screen = await ScreenAsync(http, mediator, ct);
        return Page(http, screen with
        {
            Published = published is { } command ? await mediator.AskAsync(new GetPublished(command), ct) : null,
            Undone = undone is not null,
            Last = [.. (await mediator.AskAsync(new GetLastUpdates(), ct)).Where(last => last.Command != published)],
        });
    }

    private static async Task<IResult> PublishAsync(HttpContext http, Mediator mediator, IAntiforgery antiforgery, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var form = await http.Request.ReadFormAsync(ct);
        var rows = TypedUpdate.Read(form);
        var line = form["rest-note"].ToString();
        var rest = form["action"] == "rest";
        List<UpdateEntry> entries = [.. rows.Where(row => row.IsTouched).Select(row => row.Entry), .. rows.Where(row => rest && row.IsDue && !row.IsTouched).Select(row => row.AsBefore(line))];
        var command = Guid.TryParse(form["command"], out var id) ? id : Guid.CreateVersion7();
        var problem = await antiforgery.IsRequestValidAsync(http) ? await mediator.SendAsync(new PublishUpdates(entries), commandId: command, ct: ct) : PostedForm.TooOld;
        if (problem is null) return Results.Redirect(After(command));

        var screen = await ScreenAsync(http, mediator, ct);
        return Page(http, screen with
        {
            Command = Next(problem, command),
            Error = problem.Message,
            RestLine = line,
            // A row that nobody touched is shown as it is now, whatever it was when the page was made.
            Typed = rows.Where(row => row.IsTouched).DistinctBy(row => row.Entry.Milestone).ToDictionary(row => row.Entry.Milestone),
            Checks = (await mediator.AskAsync(new CheckUpdates(entries), ct)).GroupBy(check => check.Milestone).ToDictionary(checks => checks.Key, checks => checks.First()),
        });
    }

    private static async Task<IResult> UndoAsync(HttpContext http, Mediator mediator, IAntiforgery antiforgery, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var form = await http.Request.ReadFormAsync(ct);
        if (!Guid.TryParse(form["published"], out var published) || !Guid.TryParse(form["command"], out var command)) return Results.BadRequest();
        var problem = await antiforgery.IsRequestValidAsync(http) ? await mediator.SendAsync(new UndoUpdates(published), commandId: command, ct: ct) : PostedForm.TooOld;
        return problem is null
            ? Results.Redirect($"{Address}?undone={published}")
            : Page(http, await ScreenAsync(http, mediator, ct) with { Error = problem.Message });
    }

    private static async Task<UpdatesScreen> ScreenAsync(HttpContext http, Mediator mediator, CancellationToken ct) => new(
        await mediator.AskAsync(new GetMyUpdates(), ct),
        Guid.CreateVersion7(),
        http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken!,
        new Dictionary<Guid, TypedUpdate>(),
        new Dictionary<Guid, UpdateCheck>());

    private static RazorComponentResult<UpdatesPage> Page(HttpContext http, UpdatesScreen screen)
    {
        http.Response.Headers.CacheControl = "no-store";
        var status = screen switch
        {
            { Error: null } => StatusCodes.Status200OK,
            _ when screen.Checks.Values.Any(check => check.Conflict is not null) => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        return new(new { Screen = screen }) { StatusCode = status };
    }
}
