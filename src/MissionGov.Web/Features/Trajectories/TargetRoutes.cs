using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Analysis;
using MissionGov.Web.Components.Charts;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Api;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Trajectories;

internal static class TargetRoutes
{
    private const string Pattern = "/missions/{mission}/targets/{target}";

    public static void MapTarget(this IEndpointRouteBuilder app)
    {
        app.MapPage(Pattern, PageAsync);
        app.MapPage(Pattern + ".json", JsonAsync);
        app.MapRead("/api/v1/targets", TargetExamples.All, [ApiParameter.Cursor, ApiParameter.Limit, ApiParameter.Mission, ApiParameter.Indicator, ApiParameter.Place, ApiParameter.KnownOn], ListAsync).Produces<ApiList<PromisedTargetJson>>();
        app.MapRead("/api/v1/targets/{mission}/{target}", TargetExamples.One, [ApiParameter.AsAt, ApiParameter.KnownOnOfPages, ApiParameter.View, ApiParameter.Measure, ApiParameter.Show], JsonAsync).Produces<TargetJson>();
        app.MapPage(Pattern + ".csv", (HttpContext http, Mediator mediator, string mission, string target, CancellationToken ct) => FileAsync(http, mediator, mission, target, view => Csv(http, view), ct));
        app.MapPage(Pattern + ".svg", (HttpContext http, Mediator mediator, string mission, string target, CancellationToken ct) => FileAsync(http, mediator, mission, target, view => Svg(http, view), ct));
    }

    private static async Task<IResult> ListAsync(HttpContext http, Mediator mediator, CancellationToken ct)
    {
        var query = new ApiQuery(http);
        var rows = await mediator.AskAsync(new GetPromisedTargets(query.Text(ApiParameter.Mission), query.Text(ApiParameter.Indicator), query.Text(ApiParameter.Place), query.Day(ApiParameter.KnownOn)), ct);
        return ApiListing.Of(http, rows, row => $"{row.Row.Mission}/{row.Row.Assessment.Target.Slug}", PromisedTargetJson.Of);
    }

    /// <summary>A person who mistypes a day gets the page with the form as they left it; a program gets its problem.</summary>
    private static async Task<IResult> PageAsync(HttpContext http, Mediator mediator, StatusClock clock, string mission, string target, CancellationToken ct)
    {
        var days = ReplayDays.Of(http.Request.Query, clock.Today);
        var address = TargetAddress.Of(mission, target, http.Request.Query) with { AsAt = days.AsAt.Day, KnownOn = days.KnownOn.Day };
        if (await mediator.AskAsync(new GetTarget(address), ct) is not { } view) return Results.NotFound();
        var page = (RazorComponentResult)StaticPage.Of<TargetPage>(http, new { View = view, Days = days });
        if (!days.CanBeRead) page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }

    private static Task<IResult> JsonAsync(HttpContext http, Mediator mediator, string mission, string target, CancellationToken ct) =>
        FileAsync(http, mediator, mission, target, view => Results.Json(Json(view), AsJson.Options), ct);

    private static object Json(TargetView view) => (view.Address.Part, view.Signal) switch
    {
        (TargetPart.Signal, Answer<SignalSeries>.Found(var signal)) => SignalJson.Of(view.Address, signal),
        (TargetPart.Signal, Answer<SignalSeries>.Refused refused) => NoSignalJson.Of(view.Address, refused),
        _ => TargetJson.Of(view),
    };

    // A spreadsheet of no chart has its headings only.
    private static IResult Csv(HttpContext http, TargetView view) => view.Address.Part == TargetPart.Signal
        ? CsvFile.Of(http, $"{view.Address.Mission}-{view.Address.Target}-signal", SignalCsv.Headings, view.Signal is Answer<SignalSeries>.Found(var signal) ? SignalCsv.Rows(signal) : [])
        : CsvFile.Of(http, $"{view.Address.Mission}-{view.Address.Target}", TargetCsv.Headings(view), TargetCsv.Rows(view));

    private static IResult Svg(HttpContext http, TargetView view) => (view.Address.Part, view.Signal) switch
    {
        (TargetPart.Signal, Answer<SignalSeries>.Found(var signal)) => ChartFile.Of(http, signal),
        (TargetPart.Signal, _) => Results.NotFound(),
        _ => ChartFile.Of(http, view.Assessment),
    };

    private static async Task<IResult> FileAsync(HttpContext http, Mediator mediator, string mission, string target, Func<TargetView, IResult> answer, CancellationToken ct)
    {
        if (!AsAt.TryRead(http.Request.Query["as-at"], out var asAt) || !AsAt.TryRead(http.Request.Query["known-on"], out var knownOn)) return Results.BadRequest();
        var address = TargetAddress.Of(mission, target, http.Request.Query) with { AsAt = asAt, KnownOn = knownOn };
        return await mediator.AskAsync(new GetTarget(address), ct) is { } view ? answer(view) : Results.NotFound();
    }
}
