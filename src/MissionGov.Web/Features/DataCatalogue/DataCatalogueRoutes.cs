using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Api;
using MissionGov.Web.Serving.Tables;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.DataCatalogue;

internal static class DataCatalogueRoutes
{
    private const string Page = "/data";
    private const string Late = "/data/late";

    public static void MapDataCatalogue(this IEndpointRouteBuilder app)
    {
        app.MapAnswer(Page, async http => StaticPage.Of<DataCataloguePage>(http, new { View = await http.AskAsync(new GetDataCatalogue()), Site = SiteAddress.Of(http) })).AsPage();
        app.MapTable(Page, async (http, write) => write(MeasuresTable.Of(await http.AskAsync(new GetDataCatalogue()))));
        app.MapGet($"{Page}.json", async (Mediator mediator, CancellationToken ct) =>
            Results.Json((await mediator.AskAsync(new GetDataCatalogue(), ct)).Rows.Select(MeasureJson.Of), AsJson.Options)).AsPage();
        app.MapAnswer(Late, async http => StaticPage.Of<LateDataPage>(http, new { View = await http.AskAsync(new GetLateData()) })).AsPage();
        app.MapTable(Late, async (http, write) => write(ReleasesTable.Of(await http.AskAsync(new GetLateData()))));
        app.MapGet($"{Late}.json", async (Mediator mediator, CancellationToken ct) =>
            Results.Json(LateDataJson.Of(await mediator.AskAsync(new GetLateData(), ct)), AsJson.Options)).AsPage();
        app.MapAnswer("/catalog.jsonld", CatalogueFile.AnswerAsync).AsPage();
        app.MapGet("/api/v1/indicators", ApiListAsync).AsRead(Example, [ApiParameter.Cursor, ApiParameter.Limit, ApiParameter.Mission, ApiParameter.Indicator]).Produces<ApiList<MeasureJson>>();
        app.MapAnnounce();
    }

    private static readonly ApiExample Example = new(
        "All measures",
        "Each with its source, its age, and when the next figure is due.",
        """
        { "items": [{ "indicator": "18-week-waits", "name": "18-week waits", "population": "England, patients on incomplete pathways", "unit": "%", "source": "NHS England", "sourceUrl": "https://www.england.nhs.uk/", "figures": 120, "latest": "2025-10",
            "dataAgeDays": 93, "nextDue": "2026-03-12", "daysLate": 0, "targets": ["/missions/nhs/targets/18-week-waits"] }], "next": null }
        """);

    private static async Task<IResult> ApiListAsync(HttpContext http, Mediator mediator, CancellationToken ct)
    {
        var query = new ApiQuery(http);
        var (mission, indicator) = (query.Text(ApiParameter.Mission), query.Text(ApiParameter.Indicator));
        var rows = (await mediator.AskAsync(new GetDataCatalogue(), ct)).Rows
            .Where(row => (indicator is null || row.Indicator.Slug == indicator) && (mission is null || row.Targets.Any(target => target.Mission == mission)))
            .OrderBy(row => row.Indicator.Slug, StringComparer.Ordinal);
        return ApiListing.Of(http, rows, row => row.Indicator.Slug, MeasureJson.Of);
    }
}
