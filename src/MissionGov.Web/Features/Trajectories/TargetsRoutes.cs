using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Features.Trajectories;

internal static class TargetsRoutes
{
    private const string Address = "/targets";

    public static void MapTargets(this IEndpointRouteBuilder app)
    {
        app.MapAnswer(Address, async http => StaticPage.Of<TargetsPage>(http, new { View = await ViewAsync(http) })).AsPage();
        app.MapTable(Address, async (http, write) => write(TargetsTableFile.Of(await ViewAsync(http))));
        app.MapAnswer($"{Address}.json", async http => Results.Json(TargetsJson.Of(await ViewAsync(http)), AsJson.Options)).AsPage();
    }

    private static Task<TargetsView> ViewAsync(HttpContext http) => http.AskAsync(new GetTargets(TargetFilter.Of(http.Request.Query)));
}
