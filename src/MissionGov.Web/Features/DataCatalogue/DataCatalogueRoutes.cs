using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.DataCatalogue;

internal static class DataCatalogueRoutes
{
    public static void MapDataCatalogue(this IEndpointRouteBuilder app)
    {
        app.MapPage("/data", async (HttpContext http, Mediator mediator, CancellationToken ct) =>
            StaticPage.Of<DataCataloguePage>(http, new { View = await mediator.AskAsync(new GetDataCatalogue(), ct) }));
        app.MapPage("/data.csv", async (HttpContext http, Mediator mediator, CancellationToken ct) =>
            CsvFile.Of(http, "data", DataCsv.Headings, (await mediator.AskAsync(new GetDataCatalogue(), ct)).Rows.Select(DataCsv.Row)));
        app.MapPage("/data.json", async (Mediator mediator, CancellationToken ct) =>
            Results.Json((await mediator.AskAsync(new GetDataCatalogue(), ct)).Rows.Select(MeasureJson.Of), AsJson.Options));
        app.MapPage("/data/late", async (HttpContext http, Mediator mediator, CancellationToken ct) =>
            StaticPage.Of<LateDataPage>(http, new { View = await mediator.AskAsync(new GetLateData(), ct) }));
        app.MapPage("/data/late.csv", async (HttpContext http, Mediator mediator, CancellationToken ct) =>
            CsvFile.Of(http, "late-data", LateDataCsv.Headings, LateDataJson.Of(await mediator.AskAsync(new GetLateData(), ct)).Releases.Select(LateDataCsv.Row)));
        app.MapPage("/data/late.json", async (Mediator mediator, CancellationToken ct) =>
            Results.Json(LateDataJson.Of(await mediator.AskAsync(new GetLateData(), ct)), AsJson.Options));
        app.MapAnnounce();
    }
}
