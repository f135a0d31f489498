using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Figures;

/// <summary>A measure's own page, and the same figures as files.</summary>
internal static class FiguresRoutes
{
    private const string Pattern = "/data/{indicator}";

    public static void MapFigures(this IEndpointRouteBuilder app)
    {
        app.MapPage(Pattern, PageAsync);
        app.MapPage(Pattern + ".csv", (HttpContext http, Mediator mediator, StatusClock clock, string indicator, CancellationToken ct) =>
            FileAsync(http, mediator, clock, indicator, view => CsvFile.Of(http, indicator, FiguresCsv.Headings, FiguresCsv.Rows(view)), ct));
        app.MapPage(Pattern + ".json", (HttpContext http, Mediator mediator, StatusClock clock, string indicator, CancellationToken ct) =>
            FileAsync(http, mediator, clock, indicator, view => Results.Json(FiguresJson.Of(view), AsJson.Options), ct));
    }

    /// <summary>A day that is none gets the page of today, with what is wrong beside the field.</summary>
    private static async Task<IResult> PageAsync(HttpContext http, Mediator mediator, StatusClock clock, string indicator, CancellationToken ct)
    {
        var days = ReplayDays.Of(http);
        if (await AskAsync(http, mediator, days, indicator, ct) is not { } view) return Results.NotFound();
        var page = (RazorComponentResult)StaticPage.Of<FiguresPage>(http, new { View = view, Day = days.KnownOn });
        if (!days.KnownOn.CanBeRead) page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }

    private static async Task<IResult> FileAsync(HttpContext http, Mediator mediator, StatusClock clock, string indicator, Func<FiguresView, IResult> answer, CancellationToken ct)
    {
        var days = ReplayDays.Of(http);
        if (!days.KnownOn.CanBeRead) return Results.BadRequest();
        return await AskAsync(http, mediator, days, indicator, ct) is { Chosen: not null } view ? answer(view) : Results.NotFound();
    }

    private static Task<FiguresView?> AskAsync(HttpContext http, Mediator mediator, ReplayDays days, string indicator, CancellationToken ct) =>
        mediator.AskAsync(new GetFigures(FiguresAddress.Of(indicator, http.Request.Query) with { KnownOn = days.KnownOn.Day }), ct);
}
