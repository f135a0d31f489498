using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Tables;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.DataCatalogue;

internal static class DataCatalogueRoutes
{
    private const string Page = "/data";
    private const string Late = "/data/late";

    public static void MapDataCatalogue(this IEndpointRouteBuilder app)
    {
        app.MapPage(Page, async (HttpContext http) => StaticPage.Of<DataCataloguePage>(http, new { View = await http.AskAsync(new GetDataCatalogue()), Site = SiteAddress.Of(http) }));
        app.MapTable(Page, async (http, write) => write(MeasuresTable.Of(await http.AskAsync(new GetDataCatalogue()))));
        app.MapPage($"{Page}.json", async (Mediator mediator, CancellationToken ct) =>
            Results.Json((await mediator.AskAsync(new GetDataCatalogue(), ct)).Rows.Select(MeasureJson.Of), AsJson.Options));
        app.MapPage(Late, async (HttpContext http) => StaticPage.Of<LateDataPage>(http, new { View = await http.AskAsync(new GetLateData()) }));
        app.MapTable(Late, async (http, write) => write(ReleasesTable.Of(await http.AskAsync(new GetLateData()))));
        app.MapPage($"{Late}.json", async (Mediator mediator, CancellationToken ct) =>
            Results.Json(LateDataJson.Of(await mediator.AskAsync(new GetLateData(), ct)), AsJson.Options));
        app.MapPage("/catalog.jsonld", CatalogueFile.AnswerAsync);
        app.MapAnnounce();
    }
}
