using MissionGov.Web.Components.Forms;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Targets;

/// <summary>Making, changing and publishing a target in plain forms, checked while somebody types. No step needs a script.</summary>
internal static class TargetFormRoutes
{
    private const string New = "/missions/{mission}/targets/new";
    private const string One = "/missions/{mission}/targets/{target}";

    public static void MapTargetForms(this IEndpointRouteBuilder app)
    {
        app.MapGet(New, (HttpContext http, Mediator mediator, string mission, CancellationToken ct) => FreshAsync(http, mediator, mission, null, ct));
        app.MapPost(New, (HttpContext http, Mediator mediator, string mission, CancellationToken ct) => SaveAsync(http, mediator, mission, null, ct));
        app.MapGet($"{One}/edit", (HttpContext http, Mediator mediator, string mission, string target, CancellationToken ct) => FreshAsync(http, mediator, mission, target, ct));
        app.MapPost($"{One}/edit", (HttpContext http, Mediator mediator, string mission, string target, CancellationToken ct) => SaveAsync(http, mediator, mission, target, ct));
        app.MapPost("/missions/{mission}/targets/check", CheckAsync);
        app.MapGet($"{One}/publish", (HttpContext http, Mediator mediator, string mission, string target, CancellationToken ct) => PublishPageAsync(http, mediator, mission, target, null, ct));
        app.MapPost($"{One}/publish", PublishAsync);
    }

    private static async Task<IResult> FreshAsync(HttpContext http, Mediator mediator, string mission, string? target, CancellationToken ct) =>
        await mediator.AskAsync(new GetTargetForm(mission, target), ct) is { } view
            ? Page(http, view, FormEntry.Fresh(TargetForm.Of(view.Said), view.Version), await mediator.AskAsync(new CheckTarget(mission, view.Said), ct))
            : Results.NotFound();

    private static async Task<IResult> CheckAsync(HttpContext http, Mediator mediator, string mission, CancellationToken ct)
    {
        if (await PostedForm.ReadAsync(http) is not { } form) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var check = await mediator.AskAsync(new CheckTarget(mission, TargetForm.Read(FormEntry.Posted(form.Fields, TargetForm.Fields))), ct);
        return PostedForm.Page<TargetChecks>(http, hasProblems: false, new { Check = check });
    }

    private static async Task<IResult> SaveAsync(HttpContext http, Mediator mediator, string mission, string? target, CancellationToken ct)
    {
        if (await PostedForm.ReadAsync(http) is not { } form) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (await mediator.AskAsync(new GetTargetForm(mission, target), ct) is not { } view) return Results.NotFound();
        var isCheck = form.Fields["do"] == "check";
        var entry = FormEntry.Posted(form.Fields, TargetForm.Fields);
        var said = TargetForm.Read(entry);
        var check = await mediator.AskAsync(new CheckTarget(mission, said), ct);
        if (isCheck) return Page(http, view, entry, check);

        entry.Refuse(check.Draft.MissingToKeep());
        if (!form.IsOurs) entry.Refuse(PostedForm.Stale);
        if (entry.HasProblems) return Page(http, view, entry, check);
        var problem = target is null
            ? await mediator.SendAsync(new BeginTarget(entry.Command, mission, said), commandId: entry.Command, ct: ct)
            : await mediator.SendAsync(new EditTarget(mission, target, said, entry.Version), entry["reason"], entry.Command, ct);
        if (problem is null) return Results.LocalRedirect($"/missions/{mission}/targets/{target ?? await mediator.AskAsync(new GetTargetAddress(entry.Command), ct)}");
        if (problem.Code != Mediator.Changed) entry.Refuse(problem);
        else if (await mediator.AskAsync(new GetTargetForm(mission, target), ct) is { } now) (view, entry) = (now, entry.Met(TargetForm.Of(now.Said), now.Version));
        return Page(http, view, entry, check);
    }

    private static async Task<IResult> PublishAsync(HttpContext http, Mediator mediator, string mission, string target, CancellationToken ct)
    {
        if (await PostedForm.ReadAsync(http) is not { } form) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var entry = FormEntry.Posted(form.Fields, ["reason"]);
        if (!form.IsOurs) entry.Refuse(PostedForm.Stale);
        else if (await mediator.SendAsync(new PublishTarget(mission, target, entry.Version), entry["reason"], entry.Command, ct) is { } problem) entry.Refuse(problem);
        return entry.HasProblems ? await PublishPageAsync(http, mediator, mission, target, entry, ct) : Results.LocalRedirect($"/missions/{mission}/targets/{target}");
    }

    private static IResult Page(HttpContext http, TargetFormView view, FormEntry entry, TargetCheck check) =>
        PostedForm.Page<TargetFormPage>(http, entry.HasProblems, new { Entry = entry, View = view, Check = check, Token = PostedForm.Token(http) });

    private static async Task<IResult> PublishPageAsync(HttpContext http, Mediator mediator, string mission, string target, FormEntry? entry, CancellationToken ct) =>
        await mediator.AskAsync(new GetTargetForm(mission, target), ct) is { } view
            ? PostedForm.Page<PublishTargetPage>(http, entry?.HasProblems == true, new { Entry = entry?.Seeing(view.Version) ?? FormEntry.Fresh([], view.Version), View = view, Check = await mediator.AskAsync(new CheckTarget(mission, view.Said), ct), Token = PostedForm.Token(http) })
            : Results.NotFound();
}
