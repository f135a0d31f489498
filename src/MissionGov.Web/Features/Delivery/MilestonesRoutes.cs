using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Api;
using MissionGov.Web.Serving.Tables;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Delivery;

internal static class MilestonesRoutes
{
    private const string All = "/milestones";
    private const string OfMission = "/missions/{mission}/milestones";

    public static void MapMilestones(this IEndpointRouteBuilder app)
    {
        app.MapAnswer(All, async http => StaticPage.Of<MilestonesListPage>(http, new { List = await ListAsync(http) })).AsPage();
        app.MapAnswer($"{All}.json", async http => Results.Json(MilestonesJson.Of(await ListAsync(http)), AsJson.Options)).AsPage();
        app.MapTable(All, async (http, write) => write(MilestonesTable.Of(await ListAsync(http))));
        app.MapChart(All, async (http, draw) => draw(await ListAsync(http) is { Rows.Count: > 0 } list ? StandaloneChart.Of(list.Gantt) : null));
        app.MapGet("/api/v1/milestones", ApiListAsync).AsRead(MilestoneExamples.All, [ApiParameter.Cursor, ApiParameter.Limit, ApiParameter.Mission]).Produces<ApiList<MilestoneJson>>();
        app.MapGet("/api/v1/milestones/{mission}/{milestone}", ApiOneAsync).AsRead(MilestoneExamples.One, []).Produces<MilestoneJson>();
        app.MapAnswer($"{OfMission}.json", http => WithMissionAsync(http, view => Results.Json(MilestonesJson.Of(MilestoneList.Of(view, mission: null, showAll: true)), AsJson.Options))).AsPage();
        app.MapTable(OfMission, (http, write) => WithMissionAsync(http, view => write(MilestonesTable.Of(http.Part("mission"), view))));
        app.MapChart(OfMission, (http, draw) => WithMissionAsync(http, view => draw(view.Rows.Count > 0 ? StandaloneChart.Of(view.Gantt) : null)));
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

    private static async Task<MilestoneList> ListAsync(HttpContext http) =>
        MilestoneList.Of(await http.AskAsync(new GetMilestones(ComparedWith: Baseline(http))), http.Request.Query["mission"], http.Request.Query["show"] == "all");

    private static async Task<IResult> WithMissionAsync(HttpContext http, Func<MilestonesView, IResult> answer) =>
        await http.AskAsync(new GetMilestones(http.Part("mission"), Baseline(http))) is { MissionName: not null } view ? answer(view) : Results.NotFound();

    // One that is no day counts as not asked.
    private static DateOnly? Baseline(HttpContext http) => AsAt.TryRead(http.Request.Query["baseline"], out var day) ? day : null;
}
