using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Api;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Delivery;

internal static class MilestonesRoutes
{
    public static void MapMilestones(this IEndpointRouteBuilder app)
    {
        app.MapPage("/milestones", async (HttpContext http, Mediator mediator, CancellationToken ct) =>
            StaticPage.Of<MilestonesListPage>(http, new { List = await ListAsync(http, mediator, ct) }));
        app.MapPage("/milestones.csv", async (HttpContext http, Mediator mediator, CancellationToken ct) =>
            CsvFile.Of(http, "milestones", MilestonesCsv.Headings, (await ListAsync(http, mediator, ct)).Rows.Select(MilestonesCsv.Row)));
        app.MapPage("/milestones.json", async (HttpContext http, Mediator mediator, CancellationToken ct) =>
            Results.Json(MilestonesJson.Of(await ListAsync(http, mediator, ct)), AsJson.Options));
        app.MapPage("/milestones.svg", async (HttpContext http, Mediator mediator, CancellationToken ct) =>
            await ListAsync(http, mediator, ct) is { Rows.Count: > 0 } list ? ChartFile.Of(http, list.Gantt) : Results.NotFound());
        app.MapRead("/api/v1/milestones", MilestoneExamples.All, [ApiParameter.Cursor, ApiParameter.Limit, ApiParameter.Mission], ApiListAsync).Produces<ApiList<MilestoneJson>>();
        app.MapRead("/api/v1/milestones/{mission}/{milestone}", MilestoneExamples.One, [], ApiOneAsync).Produces<MilestoneJson>();
        app.MapPage("/missions/{mission}/milestones.csv", (HttpContext http, Mediator mediator, string mission, CancellationToken ct) =>
            WithMissionAsync(http, mediator, mission, view => CsvFile.Of(http, $"{mission}-milestones", MilestonesCsv.Headings, view.Rows.Select(MilestonesCsv.Row)), ct));
        app.MapPage("/missions/{mission}/milestones.svg", (HttpContext http, Mediator mediator, string mission, CancellationToken ct) =>
            WithMissionAsync(http, mediator, mission, view => view.Rows.Count > 0 ? ChartFile.Of(http, view.Gantt) : Results.NotFound(), ct));
    }

    private static async Task<IResult> ApiListAsync(HttpContext http, Mediator mediator, CancellationToken ct)
    {
        var query = new ApiQuery(http);
        var view = await mediator.AskAsync(new GetMilestones(query.Text(ApiParameter.Mission)), ct);
        return ApiListing.Of(http, view.Rows.OrderBy(row => row.Address, StringComparer.Ordinal), row => row.Address, MilestoneJson.Of);
    }

    private static async Task<IResult> ApiOneAsync(HttpContext http, Mediator mediator, string mission, string milestone, CancellationToken ct)
    {
        if ((await mediator.AskAsync(new GetMilestones(mission), ct)).Rows.FirstOrDefault(row => row.Slug == milestone) is not { } found) return Results.NotFound();

        // What an update of it is sent with: that of the thing itself, not of all the data.
        http.Response.Headers.ETag = $"\"{found.Version}\"";
        return Results.Json(MilestoneJson.Of(found), AsJson.Options);
    }

    private static async Task<MilestoneList> ListAsync(HttpContext http, Mediator mediator, CancellationToken ct) =>
        MilestoneList.Of(await mediator.AskAsync(new GetMilestones(ComparedWith: Baseline(http)), ct), http.Request.Query["mission"], http.Request.Query["show"] == "all");

    private static async Task<IResult> WithMissionAsync(HttpContext http, Mediator mediator, string mission, Func<MilestonesView, IResult> answer, CancellationToken ct) =>
        await mediator.AskAsync(new GetMilestones(mission, Baseline(http)), ct) is { MissionName: not null } view ? answer(view) : Results.NotFound();

    // One that is no day counts as not asked.
    private static DateOnly? Baseline(HttpContext http) => AsAt.TryRead(http.Request.Query["baseline"], out var day) ? day : null;
}
