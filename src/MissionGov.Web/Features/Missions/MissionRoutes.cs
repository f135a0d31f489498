using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Missions;

internal static class MissionRoutes
{
    public static void MapMissions(this IEndpointRouteBuilder app)
    {
        app.MapPage("/missions", async (HttpContext http, Mediator mediator, CancellationToken ct) =>
            StaticPage.Of<MissionsPage>(http, new { Rows = await mediator.AskAsync(new GetMissions(), ct) }));
        app.MapPage("/api/v1/missions", async (Mediator mediator, CancellationToken ct) =>
            Results.Json((await mediator.AskAsync(new GetMissions(), ct)).Select(MissionJson.Of), AsJson.Options));
        app.MapPage("/missions/{mission}", (HttpContext http, Mediator mediator, string mission, CancellationToken ct) =>
            WithMissionAsync(mediator, mission, view => StaticPage.Of<MissionPage>(http, new { View = view }), ct));
        app.MapPage("/missions/{mission}.json", (Mediator mediator, string mission, CancellationToken ct) =>
            WithMissionAsync(mediator, mission, view => Results.Json(MissionJson.Of(view), AsJson.Options), ct));
        app.MapPage("/missions/{mission}.csv", (HttpContext http, Mediator mediator, string mission, CancellationToken ct) =>
            WithMissionAsync(mediator, mission, view => CsvFile.Of(http, mission, MissionCsv.Headings, view.Targets.Select(MissionCsv.Row)), ct));
        app.MapPage("/missions/{mission}.svg", (HttpContext http, Mediator mediator, string mission, CancellationToken ct) =>
            WithMissionAsync(mediator, mission, view => view.Standing.Worst is { } worst ? ChartFile.Of(http, worst) : Results.NotFound(), ct));
    }

    private static async Task<IResult> WithMissionAsync(Mediator mediator, string mission, Func<MissionView, IResult> answer, CancellationToken ct) =>
        await mediator.AskAsync(new GetMission(mission), ct) is { } view ? answer(view) : Results.NotFound();
}
