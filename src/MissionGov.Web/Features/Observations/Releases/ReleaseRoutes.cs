using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OutputCaching;
using MissionGov.Domain;
using MissionGov.Domain.Releases;
using MissionGov.Web.Access;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Releases;

/// <summary>What comes out when, for everybody; and the pages of those who hold it.</summary>
internal static class ReleaseRoutes
{
    public const string Address = "/data/releases";

    private const string One = Address + "/{id:guid}";

    public static void MapReleases(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, async (HttpContext http, Mediator mediator, CancellationToken ct) =>
        {
            // Which releases one may open follows from every post one holds, of which the cache knows the first, and from the clock.
            if (http.Person().Id is not null) http.Features.GetRequiredFeature<IOutputCacheFeature>().Context.AllowCacheStorage = false;
            return StaticPage.Of<ReleasesPage>(http, new { View = await mediator.AskAsync(new GetReleases(), ct) });
        }).AsPage();
        app.MapGet(Address + "/access", async (HttpContext http, Mediator mediator, CancellationToken ct) => StaticPage.Of<ReleaseAccessPage>(http, new { View = await mediator.AskAsync(new GetReleases(), ct) })).AsPage();
        app.MapGet(Address + "/log", async (HttpContext http, Mediator mediator, CancellationToken ct) => PostedForm.Page<ReleaseLogPage>(http, new { Rows = await mediator.AskAsync(new GetReleaseLooks(), ct) }));
        app.MapPost(Address + "/hold", HoldAsync);
        app.MapGet(One, (HttpContext http, Mediator mediator, Guid id, CancellationToken ct) => PageAsync(http, mediator, id, null, ct));
        app.MapGet(One + "/figures", async (HttpContext http, Mediator mediator, Guid id, CancellationToken ct) =>
            await mediator.AskAsync(new LookAtHeldFigures(id), ct) is { } view ? PostedForm.Page<HeldFiguresPage>(http, new { View = view }) : Results.NotFound());
        app.MapPost(One + "/move", (HttpContext http, Mediator mediator, Guid id, CancellationToken ct) =>
            SaveAsync(http, mediator, id, ReleaseEntry.Move, (form, command) => TimeOf(form) is { } at ? mediator.SendAsync(new MoveRelease(id, at), form["reason"].ToString(), command, ct) : Task.FromResult<Problem?>(NoTime), ct));
        app.MapPost(One + "/cancel", (HttpContext http, Mediator mediator, Guid id, CancellationToken ct) =>
            SaveAsync(http, mediator, id, ReleaseEntry.Cancel, (form, command) => mediator.SendAsync(new CancelRelease(id), form["reason"].ToString(), command, ct), ct));
        app.MapPost(One + "/access", (HttpContext http, Mediator mediator, Guid id, CancellationToken ct) =>
            SaveAsync(http, mediator, id, ReleaseEntry.Access, (form, command) => TimeOf(form) is { } from ? mediator.SendAsync(new LetSee(id, form["post"].ToString(), from), commandId: command, ct: ct) : Task.FromResult<Problem?>(NoTime), ct));
        app.MapPost(One + "/access/end", (HttpContext http, Mediator mediator, Guid id, CancellationToken ct) =>
            SaveAsync(http, mediator, id, ReleaseEntry.End, (form, command) => mediator.SendAsync(new EndSight(id, form["post"].ToString()), commandId: command, ct: ct), ct));
    }

    private static readonly Problem NoTime = new("release.at", "Enter a day and a time, such as 09:30");

    private static async Task<IResult> PageAsync(HttpContext http, Mediator mediator, Guid id, ReleaseEntry? entry, CancellationToken ct) =>
        await mediator.AskAsync(new GetHeldRelease(id), ct) is { } view
            ? PostedForm.Page<ReleasePage>(http, entry is not null, new { View = view, Entry = entry, Token = PostedForm.Token(http) })
            : Results.NotFound();

    private static async Task<IResult> SaveAsync(HttpContext http, Mediator mediator, Guid id, string name, Func<IFormCollection, Guid, Task<Problem?>> save, CancellationToken ct)
    {
        Demand(http);
        if (await PostedForm.ReadAsync(http) is not { Fields: var form } posted) return Results.BadRequest();
        var problem = posted.IsOurs ? await save(form, form.CommandId()) : PostedForm.TooOld;
        return problem switch
        {
            null => Results.LocalRedirect($"{Address}/{id}"),
            { Code: Mediator.NotFound } => Results.NotFound(),
            _ => await PageAsync(http, mediator, id, ReleaseEntry.Of(name, form, problem), ct),
        };
    }

    private static async Task<IResult> HoldAsync(HttpContext http, Mediator mediator, KeptFiles kept, CancellationToken ct)
    {
        Demand(http);
        if (await PostedForm.ReadAsync(http) is not { Fields: var form } posted) return Results.BadRequest();
        var entry = HoldEntry.Of(form);
        if (!posted.IsOurs) return Again(http, entry with { Problem = PostedForm.TooOld });
        if (kept.PathOf(entry.Choices.File) is not { } path) return Again(http, entry with { Problem = new Problem("release.file", "That file is not here any more. Choose it again") });
        if (TimeOf(form) is not { } at) return Again(http, entry with { Problem = NoTime });
        var id = form.CommandId();
        var file = entry.Choices.FileAt(path, await kept.FixesAsync(entry.Choices.File, ct)) with { Map = ImportRoutes.MapIn(form), LeavesOutBadRows = entry.LeavesOut };
        var problem = await mediator.SendAsync(new HoldRelease(id, file, at, entry.Name, entry.Owner), entry.Reason, id, ct);
        return problem is null ? Results.LocalRedirect($"{Address}/{id}") : Again(http, entry with { Problem = problem });
    }

    private static IResult Again(HttpContext http, HoldEntry entry) => PostedForm.Page<HoldPage>(http, hasProblems: true, new { Entry = entry, Token = PostedForm.Token(http) });

    private static DateTimeOffset? TimeOf(IFormCollection form) => ReleaseTime.Read($"{form["on"]}T{form["at"]}");

    private static void Demand(HttpContext http)
    {
        if (!http.Person().May(Permission.EditData, mission: null)) throw new NotAllowedException(http.Person());
    }
}
