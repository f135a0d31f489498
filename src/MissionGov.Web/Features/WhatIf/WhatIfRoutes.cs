using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Web.Components.Forms;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Tables;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.WhatIf;

/// <summary>Other plans: tried, kept and compared. Not cached as other pages are: nearly every address is asked for once.</summary>
internal static class WhatIfRoutes
{
    public const string KeptField = "kept";
    public const string TriedField = "tried";

    private const string Page = "/missions/{mission}/targets/{target}/what-if";

    private static readonly string[] KeepFields = ["name", "reason"];

    public static void MapWhatIf(this IEndpointRouteBuilder app)
    {
        app.MapGet(Page, PageAsync);
        app.MapGet($"{Page}/compare", ComparedAsync);
        app.MapGet($"{Page}/keep", async (HttpContext http, Mediator mediator, CancellationToken ct) =>
            await mediator.AskAsync(ToKeep(http), ct) is { } view ? KeepPage(http, view, FormEntry.Fresh(KeepFields.ToDictionary(field => field, _ => ""))) : Results.NotFound());
        app.MapPost($"{Page}/keep", KeepAsync);
        app.MapGet($"{Page}/kept/{{id:guid}}", async (HttpContext http, Mediator mediator, Guid id, CancellationToken ct) =>
            await mediator.AskAsync(Kept(http, id), ct) is { } view ? KeptPage(http, view, FormEntry.Fresh([])) : Results.NotFound());
        app.MapPost($"{Page}/kept/{{id:guid}}", RemoveAsync);
    }

    private static async Task<IResult> PageAsync(HttpContext http, Mediator mediator, CancellationToken ct)
    {
        if (await mediator.AskAsync(new GetWhatIf(http.Part("mission"), http.Part("target"), http.Request.Query), ct) is not { } view) return Results.NotFound();
        var page = (RazorComponentResult)StaticPage.Of<WhatIfPage>(http, new { View = view });
        if (view.Typed.Problems.Count > 0) page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }

    private static async Task<IResult> ComparedAsync(HttpContext http, Mediator mediator, string mission, string target, CancellationToken ct)
    {
        var query = http.Request.Query;
        List<Guid> kept = [.. query[KeptField].Select(said => Guid.TryParse(said, out var id) ? id : Guid.Empty)];
        List<string> tried = [.. query[TriedField].OfType<string>().Select(said => said.TrimStart('?')).Where(said => said.Length > 0)];
        return await mediator.AskAsync(new GetCompared(mission, target, kept, tried), ct) is { } view ? StaticPage.Of<ComparedPage>(http, new { View = view }) : Results.NotFound();
    }

    private static async Task<IResult> KeepAsync(HttpContext http, Mediator mediator, CancellationToken ct)
    {
        if (await PostedForm.ReadAsync(http) is not { } form) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (await mediator.AskAsync(ToKeep(http), ct) is not { } view) return Results.NotFound();
        var entry = FormEntry.Posted(form.Fields, KeepFields);
        if (!form.IsOurs) entry.Refuse(PostedForm.Stale);
        var command = new KeepScenario(entry.Command, view.Mission, view.Target.Slug, entry["name"], http.Request.QueryString.Value ?? "");
        if (!entry.HasProblems && await mediator.SendAsync(command, entry["reason"], entry.Command, ct) is { } problem) entry.Refuse(problem);
        return entry.HasProblems ? KeepPage(http, view, entry) : Results.LocalRedirect($"{view.Address}/compare?{KeptField}={entry.Command}");
    }

    private static async Task<IResult> RemoveAsync(HttpContext http, Mediator mediator, Guid id, CancellationToken ct)
    {
        if (await PostedForm.ReadAsync(http) is not { } form) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (await mediator.AskAsync(Kept(http, id), ct) is not { } view) return Results.NotFound();
        var entry = FormEntry.Posted(form.Fields, []);
        if (!form.IsOurs) entry.Refuse(PostedForm.Stale);
        if (!entry.HasProblems && await mediator.SendAsync(new RemoveScenario(id, form.Fields["then"] != "back"), commandId: entry.Command, ct: ct) is { } problem) entry.Refuse(problem);
        return entry.HasProblems ? KeptPage(http, view, entry) : Results.LocalRedirect($"{view.Address}#kept");
    }

    private static GetToKeep ToKeep(HttpContext http) => new(http.Part("mission"), http.Part("target"), http.Request.Query);

    private static GetKept Kept(HttpContext http, Guid id) => new(http.Part("mission"), http.Part("target"), id);

    private static IResult KeepPage(HttpContext http, ToKeepView view, FormEntry entry) =>
        PostedForm.Page<KeepFormPage>(http, entry.HasProblems, new { Entry = entry, View = view, Action = http.Request.Path.Value! + http.Request.QueryString, Token = PostedForm.Token(http) });

    private static IResult KeptPage(HttpContext http, KeptView view, FormEntry entry) =>
        PostedForm.Page<KeptFormPage>(http, entry.HasProblems, new { Entry = entry, View = view, Action = http.Request.Path.Value!, Token = PostedForm.Token(http) });
}
