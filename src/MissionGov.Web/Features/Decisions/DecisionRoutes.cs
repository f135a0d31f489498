using MissionGov.Web.Components.Forms;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Api;
using MissionGov.Web.Serving.Tables;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Decisions;

internal static class DecisionRoutes
{
    private const string Address = "/decisions";

    public static void MapDecisions(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, async (HttpContext http, Mediator mediator, CancellationToken ct) => StaticPage.Of<DecisionsPage>(http, new { List = await ListAsync(http, mediator, ct) })).AsPage();
        app.MapTable(Address, async (http, write) => write(DecisionsTable.Of(await ListAsync(http, http.RequestServices.GetRequiredService<Mediator>(), http.RequestAborted))));
        app.MapGet($"{Address}.json", async (HttpContext http, Mediator mediator, CancellationToken ct) => Results.Json(DecisionsJson.Of(await ListAsync(http, mediator, ct)), AsJson.Options)).AsPage();
        app.MapGet("/api/v1/decisions", ApiListAsync).AsRead(Example, [ApiParameter.Cursor, ApiParameter.Limit, ApiParameter.Mission]).Produces<ApiList<DecisionJson>>();
        app.MapGet($"{Address}/new", FreshAsync);
        app.MapPost($"{Address}/new", RecordAsync);
        app.MapGet($"{Address}/{{id:guid}}", (HttpContext http, Mediator mediator, Guid id, CancellationToken ct) =>
            TakePageAsync(http, mediator, id, FormEntry.Fresh(DecisionForm.ChoiceFields.ToDictionary(field => field, _ => "")), ct));
        app.MapPost($"{Address}/{{id:guid}}", TakeAsync);
    }

    private static readonly ApiExample Example = new(
        "All decisions",
        "What is to be decided, and what was, in the order in which they were asked for.",
        """
        { "items": [{ "mission": "nhs", "question": "whether to open a second site", "options": "", "owner": "Minister", "due": "2026-03-01", "daysLate": 0, "decided": null, "decidedOn": null, "decidedBy": null, "illustrative": true }], "next": null }
        """);

    private static async Task<IResult> ApiListAsync(HttpContext http, Mediator mediator, CancellationToken ct)
    {
        var view = await mediator.AskAsync(new GetDecisions(), ct);
        var mission = new ApiQuery(http).Text(ApiParameter.Mission);
        return ApiListing.Of(http, view.Rows.Where(row => mission is null || row.Mission == mission).OrderBy(row => row.Id), row => row.Id.ToString(), row => DecisionJson.Of(row, view.Today));
    }

    private static async Task<IResult> FreshAsync(HttpContext http, Mediator mediator, string? mission, CancellationToken ct)
    {
        var view = await mediator.AskAsync(new GetDecisionForm(), ct);
        return NewPage(http, DecisionForm.Fresh(view, mission), view);
    }

    private static async Task<IResult> RecordAsync(HttpContext http, Mediator mediator, CancellationToken ct)
    {
        var view = await mediator.AskAsync(new GetDecisionForm(), ct);
        if (await PostedForm.ReadAsync(http) is not { } form) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var entry = FormEntry.Posted(form.Fields, DecisionForm.Fields);
        var (details, choice) = (DecisionForm.Read(entry), DecisionForm.ReadChoice(entry, view.Today));
        if (!form.IsOurs) entry.Refuse(PostedForm.Stale);
        if (entry.HasProblems || details is null) return NewPage(http, entry, view);

        // Who may not decide may still ask, and is told so where they wrote down an answer.
        var mission = entry["mission"];
        var problem = choice is not null || view.Missions.FirstOrDefault(one => one.Slug == mission) is { MayDecide: true }
            ? await mediator.SendAsync(new RecordDecision(entry.Command, mission, details, choice), commandId: entry.Command, ct: ct)
            : await mediator.SendAsync(new AskForDecision(entry.Command, mission, details), commandId: entry.Command, ct: ct);
        if (problem is null) return Results.LocalRedirect($"{Address}?mission={Uri.EscapeDataString(mission)}#d-{entry.Command}");
        entry.Refuse(problem);
        return NewPage(http, entry, view);
    }

    private static async Task<IResult> TakeAsync(HttpContext http, Mediator mediator, Guid id, StatusClock clock, CancellationToken ct)
    {
        if (await PostedForm.ReadAsync(http) is not { } form) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var entry = FormEntry.Posted(form.Fields, DecisionForm.ChoiceFields);
        if (DecisionForm.ReadChoice(entry, clock.Today) is not { } choice)
        {
            entry.Refuse("decided", "Enter what was decided");
            return await TakePageAsync(http, mediator, id, entry, ct);
        }

        if (!form.IsOurs) entry.Refuse(PostedForm.Stale);
        if (!entry.HasProblems && await mediator.SendAsync(new TakeDecision(id, choice), commandId: entry.Command, ct: ct) is { } problem) entry.Refuse(problem);
        return entry.HasProblems ? await TakePageAsync(http, mediator, id, entry, ct) : Results.LocalRedirect($"{Address}#d-{id}");
    }

    private static async Task<IResult> TakePageAsync(HttpContext http, Mediator mediator, Guid id, FormEntry entry, CancellationToken ct)
    {
        var view = await mediator.AskAsync(new GetDecisions(), ct);
        if (view.Rows.FirstOrDefault(row => row.Id == id) is not { } decision) return Results.NotFound();
        if (!decision.MayDecide) throw new NotAllowedException(http.Person());
        return PostedForm.Page<TakeDecisionPage>(http, entry.HasProblems, new { Entry = entry, Decision = decision, view.Today, Token = PostedForm.Token(http) });
    }

    private static async Task<DecisionList> ListAsync(HttpContext http, Mediator mediator, CancellationToken ct) =>
        DecisionList.Of(await mediator.AskAsync(new GetDecisions(), ct), http.Request.Query["mission"]);

    private static IResult NewPage(HttpContext http, FormEntry entry, DecisionFormView view) =>
        PostedForm.Page<NewDecisionPage>(http, entry.HasProblems, new { Entry = entry, View = view, Token = PostedForm.Token(http) });
}
