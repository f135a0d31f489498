using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Web.Components.Charts;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Features.Figures;

/// <summary>A measure's own page, and the same figures as files.</summary>
internal static class FiguresRoutes
{
    private const string Pattern = "/data/{indicator}";

    public static void MapFigures(this IEndpointRouteBuilder app)
    {
        app.MapAnswer(Pattern, PageAsync).AsPage();
        app.MapAnswer(Pattern + ".json", http => FileAsync(http, view => Results.Json(FiguresJson.Of(view), AsJson.Options))).AsPage();
        app.MapTable(Pattern, (http, write) => FileAsync(http, view => write(VintagesTable.Of(view))));
        app.MapChart(Pattern, (http, draw) => FileAsync(http, view => draw(Chart(view))));
    }

    /// <summary>A day that is none gets the page of today, with what is wrong beside the field.</summary>
    private static async Task<IResult> PageAsync(HttpContext http)
    {
        var day = ReplayDays.Of(http).KnownOn;
        if (await AskAsync(http, day) is not { } view) return Results.NotFound();
        var page = (RazorComponentResult)StaticPage.Of<FiguresPage>(http, new { View = view, Day = day, Site = SiteAddress.Of(http) });
        if (!day.CanBeRead) page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }

    private static async Task<IResult> FileAsync(HttpContext http, Func<FiguresView, IResult> answer)
    {
        var day = ReplayDays.Of(http).KnownOn;
        if (day.Refusal is { } refusal) return refusal;
        return await AskAsync(http, day) is { Chosen: not null } view ? answer(view) : Results.NotFound();
    }

    private static Task<FiguresView?> AskAsync(HttpContext http, TypedDay knownOn) =>
        http.AskAsync(new GetFigures(FiguresAddress.Of(http.Part("indicator"), http.Request.Query) with { KnownOn = knownOn.Day }));

    private static StandaloneChart? Chart(FiguresView view) => !view.HasChart ? null : new(typeof(FiguresChart), new()
    {
        [nameof(FiguresChart.Name)] = view.Indicator.Name,
        [nameof(FiguresChart.About)] = view.Chosen!.About,
        [nameof(FiguresChart.Unit)] = view.Indicator.Unit,
        [nameof(FiguresChart.Source)] = view.Indicator.Source,
        [nameof(FiguresChart.MonthsPerPeriod)] = view.Indicator.MonthsPerPeriod,
        [nameof(FiguresChart.Periods)] = view.History.Periods,
        [nameof(FiguresChart.Segments)] = view.Segments,
        [nameof(FiguresChart.Alone)] = true,
    });
}
