using Microsoft.AspNetCore.Antiforgery;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Milestones;

/// <summary>A milestone's page and the plain forms on it.</summary>
internal static class MilestoneRoutes
{
    private const string Address = "/missions/{mission}/milestones/{milestone}";

    public static void MapMilestone(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync);
        app.MapPost($"{Address}/waits", WaitsAsync);
        app.MapPost($"{Address}/blockers", BlockersAsync);
        app.MapMilestoneForm();
    }

    internal static FormKey NewKey(HttpContext http) => new(http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken!, Guid.CreateVersion7());

    private static async Task<IResult> ShowAsync(string mission, string milestone, HttpContext http, Mediator mediator, CancellationToken ct) =>
        await mediator.AskAsync(new GetMilestone(mission, milestone), ct) is { } view ? Page(http, view) : Results.NotFound();

    // A form carries a secret of one browser, so the page of somebody who may write is kept nowhere.
    private static IResult Page(HttpContext http, MilestoneView view, MilestoneEntry? entry = null) => view.MayEdit || view.MayReport
        ? PostedForm.Page<MilestonePage>(http, new { View = view, Key = NewKey(http), Entry = entry }, entry is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity)
        : StaticPage.Of<MilestonePage>(http, new { View = view });

    private static async Task<IResult> WaitsAsync(string mission, string milestone, HttpContext http, Mediator mediator, CancellationToken ct)
    {
        if (await mediator.AskAsync(new GetMilestone(mission, milestone), ct) is not { } view) return Results.NotFound();
        if (!view.MayEdit) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (await PostedForm.ReadAsync(http) is not { Fields: var form } posted) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (!posted.IsOurs) return Page(http, view, Entry("wait", PostedForm.TooOld, form));

        _ = Guid.TryParse(form["on"], out var on);
        if (form["do"] == "remove") return await AfterAsync(await mediator.SendAsync(new RemoveDependency(view.Milestone.Id, on), commandId: form.CommandId(), ct: ct), "wait", "waits");
        if (form["do"] == "add")
        {
            var problem = await mediator.SendAsync(new AddDependency(view.Milestone.Id, on, int.TryParse(form["foreseen"], out var foreseen) ? foreseen : 0), commandId: form.CommandId(), ct: ct);
            if (problem?.Code != AddDependency.Unforeseen) return await AfterAsync(problem, "wait", "waits");
        }

        var waiting = await mediator.AskAsync(new GetWaiting(view.Milestone.Id, on), ct);
        return waiting.Problem is { } refused
            ? Page(http, view, Entry("wait", refused, form))
            : PostedForm.Page<WaitCheckPage>(http, new { View = view, Waiting = waiting, On = on, Key = NewKey(http) });

        Task<IResult> AfterAsync(Problem? problem, string name, string section) => Task.FromResult(problem is null ? Results.Redirect($"{view.Address}#{section}") : Page(http, view, Entry(name, problem, form)));
    }

    private static async Task<IResult> BlockersAsync(string mission, string milestone, HttpContext http, Mediator mediator, CancellationToken ct)
    {
        if (await mediator.AskAsync(new GetMilestone(mission, milestone), ct) is not { } view) return Results.NotFound();
        if (!view.MayReport) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (await PostedForm.ReadAsync(http) is not { Fields: var form } posted) return Results.StatusCode(StatusCodes.Status400BadRequest);
        _ = Guid.TryParse(form["blocker"], out var blocker);
        var part = blocker == Guid.Empty ? "raise" : $"b{blocker:N}";
        if (!posted.IsOurs) return Page(http, view, Entry(part, PostedForm.TooOld, form));

        var (id, command) = (view.Milestone.Id, form.CommandId());
        var problem = (form["do"].ToString(), MilestoneFormEntry.Day(form["on"].ToString()), MilestoneFormEntry.Day(form["since"].ToString())) switch
        {
            ("raise", _, { } since) => await mediator.SendAsync(new RaiseBlocker(id, form["what"].ToString(), since, form["who"].ToString()), commandId: command, ct: ct),
            ("escalate", { } on, _) => await mediator.SendAsync(new EscalateBlocker(id, blocker, Enum.TryParse<EscalationLevel>(form["to"], out var to) && Enum.IsDefined(to) ? to : EscalationLevel.Unit, on), commandId: command, ct: ct),
            ("resolve", { } on, _) => await mediator.SendAsync(new ResolveBlocker(id, blocker, on, form["how"].ToString()), commandId: command, ct: ct),
            _ => new Problem("blocker.day", "Enter a real day, like 2027-02-12."),
        };
        return problem is null ? Results.Redirect($"{view.Address}#blockers") : Page(http, view, Entry(part, problem, form));
    }

    private static MilestoneEntry Entry(string name, Problem problem, IFormCollection form) => new(name, problem, form.ToDictionary(field => field.Key, field => field.Value.ToString()));
}
