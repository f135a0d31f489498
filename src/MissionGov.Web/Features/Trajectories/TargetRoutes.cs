using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Analysis;
using MissionGov.Web.Components.Charts;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Api;
using MissionGov.Web.Serving.Tables;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Trajectories;

internal static class TargetRoutes
{
    private const string Pattern = "/missions/{mission}/targets/{target}";

    public static void MapTarget(this IEndpointRouteBuilder app)
    {
        app.MapGet(Pattern, PageAsync).AsPage();
        app.MapAnswer(Pattern + ".json", JsonAsync).AsPage();
        app.MapGet("/api/v1/targets", ListAsync).AsRead(TargetExamples.All, [ApiParameter.Cursor, ApiParameter.Limit, ApiParameter.Mission, ApiParameter.Indicator, ApiParameter.Place, ApiParameter.KnownOn]).Produces<ApiList<PromisedTargetJson>>();
        app.MapAnswer("/api/v1/targets/{mission}/{target}", JsonAsync).AsRead(TargetExamples.One, [ApiParameter.AsAt, ApiParameter.KnownOnOfPages, ApiParameter.View, ApiParameter.Measure, ApiParameter.Show]).Produces<TargetJson>();
        app.MapTable(Pattern, (http, write) => FileAsync(http, view => write(Table(view))));
        app.MapChart(Pattern, (http, draw) => FileAsync(http, view => draw(Chart(view))));
    }

    private static async Task<IResult> ListAsync(HttpContext http, Mediator mediator, CancellationToken ct)
    {
        var query = new ApiQuery(http);
        var rows = await mediator.AskAsync(new GetPromisedTargets(query.Text(ApiParameter.Mission), query.Text(ApiParameter.Indicator), query.Text(ApiParameter.Place), query.Day(ApiParameter.KnownOn)), ct);
        return ApiListing.Of(http, rows, row => $"{row.Row.Mission}/{row.Row.Assessment.Target.Slug}", PromisedTargetJson.Of);
    }

    /// <summary>A person who mistypes a day gets the page with the form as they left it; a program gets its problem.</summary>
    private static async Task<IResult> PageAsync(HttpContext http, Mediator mediator, string mission, string target, CancellationToken ct)
    {
        var days = ReplayDays.Of(http);
        var address = TargetAddress.Of(mission, target, http.Request.Query) with { AsAt = days.AsAt.Day, KnownOn = days.KnownOn.Day };
        if (await mediator.AskAsync(new GetTarget(address), ct) is not { } view) return Results.NotFound();
        var page = (RazorComponentResult)StaticPage.Of<TargetPage>(http, new { View = view, Days = days, Site = SiteAddress.Of(http) });
        if (!days.CanBeRead) page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }

    private static Task<IResult> JsonAsync(HttpContext http) => FileAsync(http, view => Results.Json(Json(view), AsJson.Options));

    private static object Json(TargetView view) => (view.Address.Part, view.Signal) switch
    {
        (TargetPart.Signal, Answer<SignalSeries>.Found(var signal)) => SignalJson.Of(view.Address, signal),
        (TargetPart.Signal, Answer<SignalSeries>.Refused refused) => NoSignalJson.Of(view.Address, refused),
        _ => TargetJson.Of(view),
    };

    private static DataTable Table(TargetView view) => view.Address.Part == TargetPart.Signal ? SignalTable.Of(view) : TargetTable.Of(view);

    private static StandaloneChart? Chart(TargetView view) => (view.Address.Part, view.Signal) switch
    {
        (TargetPart.Signal, Answer<SignalSeries>.Found(var signal)) => StandaloneChart.Of(signal),
        (TargetPart.Signal, _) => null,
        _ => StandaloneChart.Of(view.Assessment, view.Strategy),
    };

    private static async Task<IResult> FileAsync(HttpContext http, Func<TargetView, IResult> answer)
    {
        var days = ReplayDays.Of(http);
        if (days.Refusal is { } refusal) return refusal;
        var address = TargetAddress.Of(http.Part("mission"), http.Part("target"), http.Request.Query) with { AsAt = days.AsAt.Day, KnownOn = days.KnownOn.Day };
        return await http.AskAsync(new GetTarget(address)) is { } view ? answer(view) : Results.NotFound();
    }
}
