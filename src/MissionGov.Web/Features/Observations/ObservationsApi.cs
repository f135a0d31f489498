using MissionGov.Web.Serving.Api;
using MissionGov.Web.UseCases;
using Npgsql;

namespace MissionGov.Web.Features.Observations;

/// <summary>Figures and places for programs: to read, and to send.</summary>
internal static class ObservationsApi
{
    public const string Address = "/api/v1/observations";

    private static readonly ApiExample Read = new(
        "Figures",
        "The best vintage of each period, or what was known on a day. Measures that are broken down have a row for each part.",
        """
        { "items": [{ "indicator": "18-week-waits", "place": "E92000001", "placeName": "England", "breakdown": "", "period": "2025-10", "start": "2025-10-01", "end": "2025-10-31", "value": 61.8, "quality": "[p]", "knownOn": "2025-12-11" }],
          "next": "https://example.org/api/v1/observations?cursor=MSAyMDI1" }
        """);

    private static readonly ApiExample Places = new("All places", "What figures can be about, by official code.", """{ "items": [{ "place": "E92000001", "name": "England", "level": "" }], "next": null }""");

    public static readonly ApiExample Sent = new(
        "Send figures",
        "All of the rows, or none. JSON as below, or a CSV file as the import page takes it. With dryRun=true nothing is saved, and the answer says what would change. "
            + "Sent again with the same Idempotency-Key, it is done once. Needs a token that may send figures.",
        """
        { "command": "0192f1a0-0000-7000-8000-000000000000", "dryRun": false, "saved": true, "layout": "tidy", "rows": 1, "new": 1, "revised": 0, "unchanged": 0, "withdrawn": 0, "missing": 0, "duplicates": 0, "message": null, "warnings": [], "statuses": [] }
        """,
        """
        { "rows": [{ "indicator": "18-week-waits", "place": "E92000001", "period": "2026-01", "value": 62.4, "quality": "p" }] }
        """);

    public static void MapObservationsApi(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ListAsync).AsRead(Read, [ApiParameter.Cursor, ApiParameter.Limit, ApiParameter.Mission, ApiParameter.Indicator, ApiParameter.Place, ApiParameter.From, ApiParameter.To, ApiParameter.KnownOn]).Produces<ApiList<FigureJson>>();
        app.MapGet("/api/v1/places", async (HttpContext http, Mediator mediator, CancellationToken ct) =>
            ApiListing.Of(http, await mediator.AskAsync(new GetPlaceList(), ct), place => place.Place, place => place)).AsRead(Places, [ApiParameter.Cursor, ApiParameter.Limit]).Produces<ApiList<PlaceJson>>();
        app.MapPost(Address, SendObservations.SendAsync).AsChange(Sent, [ApiParameter.DryRun, ApiParameter.OfIndicator, ApiParameter.BecameKnownOn, ApiParameter.Whole, ApiParameter.Fractions, ApiParameter.FileName])
            .Accepts<SentObservations>("application/json", "text/csv").Produces<SentAnswer>();
    }

    private static async Task<IResult> ListAsync(HttpContext http, Mediator mediator, CancellationToken ct)
    {
        var query = new ApiQuery(http);
        var filter = new FigureFilter(
            query.Text(ApiParameter.Mission), query.Text(ApiParameter.Indicator), query.Text(ApiParameter.Place), query.Day(ApiParameter.From), query.Day(ApiParameter.To), query.Day(ApiParameter.KnownOn));
        var after = query.After is not { } cursor ? null : FigureKey.Read(cursor) ?? throw ApiQuery.NoCursor;
        var limit = query.Limit;

        try
        {
            // One more than asked for tells whether there are more.
            var figures = await mediator.AskAsync(new GetObservations(filter, after, limit + 1), ct);
            return ApiListing.Read<FigureJson>(http, [.. figures.Take(limit).Select(FigureJson.Of)], figures.Count > limit ? FigureKey.Of(figures[limit - 1]).ToString() : null);
        }
        catch (PostgresException slow) when (slow.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            return Results.Problem("Ask for less at once.", statusCode: StatusCodes.Status503ServiceUnavailable, title: "This takes too long");
        }
    }
}
