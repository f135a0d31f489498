using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Milestones;

/// <summary>Adding and editing a milestone.</summary>
internal static class MilestoneFormRoutes
{
    private static readonly MilestoneFormEntry Empty = new("", "", "", "", "");

    public static void MapMilestoneForm(this IEndpointRouteBuilder app)
    {
        const string add = "/missions/{mission}/milestones/new";
        const string edit = "/missions/{mission}/milestones/{milestone}/edit";
        app.MapGet(add, (string mission, HttpContext http, Mediator mediator, CancellationToken ct) => WithFormAsync(http, mediator, mission, null, form => Page(http, form, null, Empty), ct));
        app.MapGet(edit, (string mission, string milestone, HttpContext http, Mediator mediator, CancellationToken ct) => WithFormAsync(http, mediator, mission, milestone, form => Page(http, form, milestone, MilestoneFormEntry.Of(form.Held!)), ct));
        app.MapPost(add, AddAsync);
        app.MapPost(edit, EditAsync);
    }

    private static async Task<IResult> AddAsync(string mission, HttpContext http, Mediator mediator, CancellationToken ct)
    {
        if (await mediator.AskAsync(new GetMilestoneForm(mission, null), ct) is not { } page) return Results.NotFound();
        if (!page.MayEdit) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (await PostedForm.ReadAsync(http) is not { Fields: var form } posted) return Results.StatusCode(StatusCodes.Status400BadRequest);

        var (entry, wording) = (MilestoneFormEntry.Of(form), MilestoneFormEntry.Of(form).Wording);
        if (!posted.IsOurs) return Page(http, page, null, entry, PostedForm.TooOld);
        var problem = entry.Unreadable(isNew: true)
            ?? await mediator.SendAsync(new PlanMilestone(mission, wording.Name, wording.Owner, wording.Start, wording.Target, MilestoneFormEntry.Day(entry.Due)!.Value), commandId: form.CommandId(), ct: ct);
        return problem is null ? Results.Redirect($"/missions/{mission}/milestones") : Page(http, page, null, entry, problem);
    }

    private static async Task<IResult> EditAsync(string mission, string milestone, HttpContext http, Mediator mediator, CancellationToken ct)
    {
        if (await mediator.AskAsync(new GetMilestoneForm(mission, milestone), ct) is not { Id: { } id, Held: { } held } page) return Results.NotFound();
        if (!page.MayEdit) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (await PostedForm.ReadAsync(http) is not { Fields: var form } posted) return Results.StatusCode(StatusCodes.Status400BadRequest);

        var (entry, seen, now) = (MilestoneFormEntry.Of(form), MilestoneFormEntry.Of(form, "seen-"), MilestoneFormEntry.Of(held));
        if (!posted.IsOurs) return Page(http, page, milestone, entry, PostedForm.TooOld, seen);
        if (form["use"].ToString() is { Length: > 0 } field) return Page(http, page, milestone, Taken(entry, now, field), seen: now, conflict: now);
        var problem = entry.Unreadable(isNew: false) ?? await mediator.SendAsync(new ReviseMilestone(id, entry.Wording, seen.Wording), commandId: form.CommandId(), ct: ct);
        if (problem is null) return Results.Redirect($"/missions/{mission}/milestones/{milestone}");

        // Told of both, the person decides with open eyes: what is held now is what they have seen.
        return problem.Code == Milestone.Changed ? Page(http, page, milestone, entry, problem, now, now) : Page(http, page, milestone, entry, problem, seen);
    }

    private static MilestoneFormEntry Taken(MilestoneFormEntry mine, MilestoneFormEntry theirs, string field) => field switch
    {
        "name" => mine with { Name = theirs.Name },
        "owner" => mine with { Owner = theirs.Owner },
        "start" => mine with { Start = theirs.Start },
        "target" => mine with { Target = theirs.Target },
        _ => mine,
    };

    private static async Task<IResult> WithFormAsync(HttpContext http, Mediator mediator, string mission, string? milestone, Func<MilestoneForm, IResult> answer, CancellationToken ct) =>
        await mediator.AskAsync(new GetMilestoneForm(mission, milestone), ct) switch
        {
            null => Results.NotFound(),
            { MayEdit: false } => Results.StatusCode(StatusCodes.Status403Forbidden),
            { } form => answer(form),
        };

    private static RazorComponentResult Page(HttpContext http, MilestoneForm form, string? slug, MilestoneFormEntry entry, Problem? problem = null, MilestoneFormEntry? seen = null, MilestoneFormEntry? conflict = null) =>
        PostedForm.Page<MilestoneFormPage>(
            http,
            new { Form = form, Slug = slug, Entry = entry, Seen = slug is null ? null : seen ?? MilestoneFormEntry.Of(form.Held!), Conflict = conflict, Problem = problem, Key = MilestoneRoutes.NewKey(http) },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
