using Microsoft.AspNetCore.Antiforgery;
using MissionGov.Domain;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Tables;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Changes;

/// <summary>Asked for in too many ways to be kept: nobody waits for a page of changes as for the board.</summary>
internal static class ChangesRoutes
{
    public static void MapChanges(this IEndpointRouteBuilder app)
    {
        app.MapGet("/changes", async (HttpContext http, Mediator mediator, CancellationToken ct) =>
            PostedForm.Page<ChangesPage>(http, new { View = await mediator.AskAsync(new GetChanges(ChangesFilter.Of(http.Request.Query), GetChanges.APage), ct) }));
        app.MapGet("/changes.json", async (HttpContext http, Mediator mediator, CancellationToken ct) => Results.Json(ChangesJson.Of(await FileAsync(http, mediator, ct)), AsJson.Options));
        app.MapGet("/changes.csv", async (HttpContext http, Mediator mediator, CancellationToken ct) =>
        {
            var view = await FileAsync(http, mediator, ct);
            if (view.Next is { } next) http.Response.Headers.Link = $"<{(view.Filter with { Before = next }).Address(".csv")}>; rel=\"next\"";
            return CsvFile.Of(http, "changes", ChangesCsv.Headings, ChangesCsv.Rows(view));
        });
        app.MapAnswer("/changes.atom", http => FeedAsync(http, mission: null)).AsPage();
        app.MapGet("/missions/{mission}.atom", (HttpContext http, string mission) => FeedAsync(http, mission)).AsPage();
        app.MapGet("/changes/{line:long}/restore", (HttpContext http, Mediator mediator, long line, CancellationToken ct) => RestoreAsync(http, mediator, line, new RestoreEntry(), ct));
        app.MapPost("/changes/{line:long}/restore", SaveAsync);
    }

    private static Task<ChangesView> FileAsync(HttpContext http, Mediator mediator, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        return mediator.AskAsync(new GetChanges(ChangesFilter.Of(http.Request.Query), GetChanges.AFile), ct);
    }

    private static async Task<IResult> FeedAsync(HttpContext http, string? mission) =>
        await http.AskAsync(new GetNews(mission)) is { } feed ? Results.Text(AtomFile.Of(feed, SiteAddress.Of(http)), AtomFile.ContentType) : Results.NotFound();

    private static async Task<IResult> SaveAsync(HttpContext http, Mediator mediator, long line, CancellationToken ct)
    {
        if (await PostedForm.ReadAsync(http) is not { Fields: var form } posted) return Results.BadRequest();
        var (reason, anyway) = (form["reason"].ToString(), form["anyway"] == "yes");
        if (!posted.IsOurs) return await RestoreAsync(http, mediator, line, new RestoreEntry(reason, anyway, PostedForm.TooOld), ct);
        var problem = await mediator.SendAsync(new RestoreChange(line, anyway), reason, form.CommandId(), ct);
        return problem switch
        {
            null => Results.Redirect("/changes#latest"),
            { Code: Mediator.NotFound } => Results.NotFound(),
            { Code: Mediator.Forbidden } => Results.StatusCode(StatusCodes.Status403Forbidden),
            _ => await RestoreAsync(http, mediator, line, new RestoreEntry(reason, anyway, problem), ct),
        };
    }

    private static async Task<IResult> RestoreAsync(HttpContext http, Mediator mediator, long line, RestoreEntry entry, CancellationToken ct) =>
        await mediator.AskAsync(new GetRestore(line), ct) is { } view
            ? PostedForm.Page<RestorePage>(http, new { View = view, Entry = entry, Token = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken! }, entry.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity)
            : Results.NotFound();
}

/// <summary>What a person had entered when something was wrong with it.</summary>
public sealed record RestoreEntry(string Reason = "", bool Anyway = false, Problem? Problem = null);
