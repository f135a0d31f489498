using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Api;
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
        app.MapRead("/api/v1/indicators", Example, [ApiParameter.Cursor, ApiParameter.Limit, ApiParameter.Mission, ApiParameter.Indicator], ApiListAsync).Produces<ApiList<MeasureJson>>();
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
