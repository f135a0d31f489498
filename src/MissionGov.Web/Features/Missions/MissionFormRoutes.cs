using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Components.Forms;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Missions;

/// <summary>Making and changing a mission in plain forms. No step needs a script.</summary>
internal static class MissionFormRoutes
{
    private const string New = "/missions/new";
    private const string Edit = "/missions/{mission}/edit";
    private const string Publish = "/missions/{mission}/publish";

    public static void MapMissionForms(this IEndpointRouteBuilder app)
    {
        app.MapGet(New, (HttpContext http, string? done) => OrNot(http, () => Page(http, FormEntry.Fresh(MissionForm.Of(new MissionDetails())), null, isDone: done == "yes")));
        app.MapPost(New, BeginAsync);
        app.MapPost("/missions/check", (Delegate)CheckAsync);
        app.MapGet(Edit, (HttpContext http, Mediator mediator, string mission, CancellationToken ct) =>
            WithMissionAsync(mediator, mission, view => Page(http, FormEntry.Fresh(MissionForm.Of(view.Details), view.Version), view), ct));
        app.MapPost(Edit, EditAsync);
        app.MapGet(Publish, (HttpContext http, Mediator mediator, string mission, CancellationToken ct) =>
            WithMissionAsync(mediator, mission, view => PublishPage(http, FormEntry.Fresh([], view.Version), view), ct));
        app.MapPost(Publish, (HttpContext http, Mediator mediator, string mission, CancellationToken ct) => SignOffAsync(http, mediator, mission, entry => mediator.SendAsync(new PublishMission(mission, entry.Version), commandId: entry.Command, ct: ct), ct));
        app.MapPost("/missions/{mission}/close", (HttpContext http, Mediator mediator, string mission, CancellationToken ct) => SignOffAsync(http, mediator, mission, entry => mediator.SendAsync(new CloseMission(mission, entry.Version), entry["reason"], entry.Command, ct), ct));
        app.MapUnitForm();
    }

    private static async Task<IResult> BeginAsync(HttpContext http, Mediator mediator, CancellationToken ct)
    {
        if (!http.Person().May(Permission.CreateMission, mission: null)) throw new NotAllowedException(http.Person());
        if (await PostedForm.ReadAsync(http) is not { } form) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var entry = FormEntry.Posted(form.Fields, MissionForm.Fields);
        var details = MissionForm.Read(entry);
        if (form.Fields["do"] == "check") return Page(http, entry, null);
        entry.Refuse(details.Problems([]));
        if (!form.IsOurs) entry.Refuse(PostedForm.Stale);
        if (!entry.HasProblems && await mediator.SendAsync(new BeginMission(entry.Command, details), commandId: entry.Command, ct: ct) is { } problem) entry.Refuse(problem);
        if (entry.HasProblems) return Page(http, entry, null);
        return Results.LocalRedirect(await mediator.AskAsync(new GetMissionAddress(entry.Command), ct) is { } slug ? $"/missions/{slug}" : $"{New}?done=yes");
    }

    private static async Task<IResult> CheckAsync(HttpContext http)
    {
        if (!http.Person().MayAnywhere(Permission.EditMission) && !http.Person().May(Permission.CreateMission, mission: null)) throw new NotAllowedException(http.Person());
        return await PostedForm.ReadAsync(http) is { } form
            ? PostedForm.Page<MissionChecks>(http, hasProblems: false, new { Entry = FormEntry.Posted(form.Fields, MissionForm.Fields) })
            : Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
    }

    private static async Task<IResult> EditAsync(HttpContext http, Mediator mediator, string mission, CancellationToken ct)
    {
        if (await PostedForm.ReadAsync(http) is not { } form) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var entry = FormEntry.Posted(form.Fields, MissionForm.Fields);
        var details = MissionForm.Read(entry);
        return await WithMissionAsync(mediator, mission, async view =>
        {
            if (form.Fields["do"] == "check") return Page(http, entry, view);
            entry.Refuse(details.Problems([]));
            if (!form.IsOurs) entry.Refuse(PostedForm.Stale);
            if (entry.HasProblems) return Page(http, entry, view);
            var problem = await mediator.SendAsync(new EditMission(mission, details, entry.Version), entry["reason"], entry.Command, ct);
            if (problem is null) return Results.LocalRedirect($"/missions/{mission}");
            if (problem.Code != Mediator.Changed) entry.Refuse(problem);
            else return await WithMissionAsync(mediator, mission, now => Page(http, entry.Met(MissionForm.Of(now.Details), now.Version), now), ct);
            return Page(http, entry, view);
        }, ct);
    }

    private static async Task<IResult> SignOffAsync(HttpContext http, Mediator mediator, string mission, Func<FormEntry, Task<Domain.Problem?>> send, CancellationToken ct)
    {
        if (await PostedForm.ReadAsync(http) is not { } form) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var entry = FormEntry.Posted(form.Fields, ["reason"]);
        if (!form.IsOurs) entry.Refuse(PostedForm.Stale);
        else if (await send(entry) is { } problem) entry.Refuse(problem);
        return entry.HasProblems ? await WithMissionAsync(mediator, mission, view => PublishPage(http, entry.Seeing(view.Version), view), ct) : Results.LocalRedirect($"/missions/{mission}");
    }

    internal static Task<IResult> WithMissionAsync(Mediator mediator, string mission, Func<MissionToEdit, IResult> answer, CancellationToken ct) =>
        WithMissionAsync(mediator, mission, view => Task.FromResult(answer(view)), ct);

    internal static async Task<IResult> WithMissionAsync(Mediator mediator, string mission, Func<MissionToEdit, Task<IResult>> answer, CancellationToken ct) =>
        await mediator.AskAsync(new GetMissionToEdit(mission), ct) is { } view ? await answer(view) : Results.NotFound();

    private static IResult OrNot(HttpContext http, Func<IResult> page) =>
        http.Person().May(Permission.CreateMission, mission: null) ? page() : throw new NotAllowedException(http.Person());

    private static IResult Page(HttpContext http, FormEntry entry, MissionToEdit? view, bool isDone = false) =>
        PostedForm.Page<MissionFormPage>(http, entry.HasProblems, new { Entry = entry, View = view, Token = PostedForm.Token(http), IsDone = isDone });

    private static IResult PublishPage(HttpContext http, FormEntry entry, MissionToEdit view) =>
        PostedForm.Page<PublishMissionPage>(http, entry.HasProblems, new { Entry = entry, View = view, Token = PostedForm.Token(http) });
}
