using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Tables;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Trajectories;

internal static class TargetsRoutes
{
    public static void MapTargets(this IEndpointRouteBuilder app)
    {
        app.MapPage("/targets", async (HttpContext http, Mediator mediator, CancellationToken ct) =>
            StaticPage.Of<TargetsPage>(http, new { View = await ViewAsync(http, mediator, ct) }));
        app.MapTable("/targets", async (http, write) => write(TargetsTableFile.Of(await ViewAsync(http, http.RequestServices.GetRequiredService<Mediator>(), http.RequestAborted))));
        app.MapPage("/targets.json", async (HttpContext http, Mediator mediator, CancellationToken ct) =>
            Results.Json(TargetsJson.Of(await ViewAsync(http, mediator, ct)), AsJson.Options));
    }

    private static Task<TargetsView> ViewAsync(HttpContext http, Mediator mediator, CancellationToken ct) =>
        mediator.AskAsync(new GetTargets(TargetFilter.Of(http.Request.Query)), ct);
}
