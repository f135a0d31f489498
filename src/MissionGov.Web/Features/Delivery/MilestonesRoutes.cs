using MissionGov.Web.Data;
using MissionGov.Web.Serving;
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
    }

    private static async Task<MilestoneList> ListAsync(HttpContext http, Mediator mediator, CancellationToken ct) =>
        MilestoneList.Of(await mediator.AskAsync(new GetMilestones(), ct), http.Request.Query["mission"], http.Request.Query["show"] == "all");
}
