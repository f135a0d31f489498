using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Features.Mandates;

internal static class MandateRoutes
{
    private const string Address = "/mandates";

    public static void MapMandates(this IEndpointRouteBuilder app)
    {
        app.MapAnswer(Address, async http => StaticPage.Of<MandatesPage>(http, new { List = await ListAsync(http) })).AsPage();
        app.MapAnswer($"{Address}.json", async http => Results.Json(MandateJson.Of(await ListAsync(http)), AsJson.Options)).AsPage();
        app.MapTable(Address, async (http, write) => write(MandatesTable.Of(await ListAsync(http))));
    }

    private static async Task<MandateList> ListAsync(HttpContext http) => MandateList.Of(await http.AskAsync(new GetMandates()), http.Request.Query);
}
