using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Features.Delivery;

internal static class MilestonesRoutes
{
    private const string All = "/milestones";
    private const string OfMission = "/missions/{mission}/milestones";

    public static void MapMilestones(this IEndpointRouteBuilder app)
    {
        app.MapPage(All, async (HttpContext http) => StaticPage.Of<MilestonesListPage>(http, new { List = await ListAsync(http) }));
        app.MapPage($"{All}.json", async (HttpContext http) => Results.Json(MilestonesJson.Of(await ListAsync(http)), AsJson.Options));
        app.MapTable(All, async (http, write) => write(MilestonesTable.Of(await ListAsync(http))));
        app.MapChart(All, async (http, draw) => draw(await ListAsync(http) is { Rows.Count: > 0 } list ? StandaloneChart.Of(list.Gantt) : null));
        app.MapPage($"{OfMission}.json", (HttpContext http) => WithMissionAsync(http, view => Results.Json(MilestonesJson.Of(MilestoneList.Of(view, mission: null, showAll: true)), AsJson.Options)));
        app.MapTable(OfMission, (http, write) => WithMissionAsync(http, view => write(MilestonesTable.Of(http.Part("mission"), view))));
        app.MapChart(OfMission, (http, draw) => WithMissionAsync(http, view => draw(view.Rows.Count > 0 ? StandaloneChart.Of(view.Gantt) : null)));
    }

    private static async Task<MilestoneList> ListAsync(HttpContext http) =>
        MilestoneList.Of(await http.AskAsync(new GetMilestones(ComparedWith: Baseline(http))), http.Request.Query["mission"], http.Request.Query["show"] == "all");

    private static async Task<IResult> WithMissionAsync(HttpContext http, Func<MilestonesView, IResult> answer) =>
        await http.AskAsync(new GetMilestones(http.Part("mission"), Baseline(http))) is { MissionName: not null } view ? answer(view) : Results.NotFound();

    // One that is no day counts as not asked.
    private static DateOnly? Baseline(HttpContext http) => AsAt.TryRead(http.Request.Query["baseline"], out var day) ? day : null;
}
