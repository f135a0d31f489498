using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Api;
using MissionGov.Web.Serving.Tables;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Missions;

internal static class MissionRoutes
{
    private const string Pattern = "/missions/{mission}";

    public static void MapMissions(this IEndpointRouteBuilder app)
    {
        app.MapGet("/missions", async (HttpContext http, Mediator mediator, CancellationToken ct) =>
            StaticPage.Of<MissionsPage>(http, new { Rows = await mediator.AskAsync(new GetMissions(), ct) })).AsPage();
        app.MapGet("/api/v1/missions", ListAsync).AsRead(MissionExamples.All, [ApiParameter.Cursor, ApiParameter.Limit, ApiParameter.Mission, ApiParameter.KnownOn]).Produces<MissionJson[]>();
        app.MapAnswer("/api/v1/missions/{mission}", http => FileAsync(http, view => Results.Json(MissionJson.Of(view), AsJson.Options))).AsRead(MissionExamples.One, [ApiParameter.AsAt, ApiParameter.KnownOnOfPages]).Produces<MissionJson>();
        app.MapGet("/missions.json", JsonAsync).AsPage();
        app.MapTable("/missions", async (http, write) => write(MissionTables.Of(await http.AskAsync(new GetMissions()))));
        app.MapGet(Pattern, PageAsync).AsPage();
        app.MapAnswer($"{Pattern}.json", http => FileAsync(http, view => Results.Json(MissionJson.Of(view), AsJson.Options))).AsPage();
        app.MapTable(Pattern, (http, write) => FileAsync(http, view => write(MissionTables.Of(view))));
        app.MapChart(Pattern, (http, draw) => FileAsync(http, view => draw(view.Standing.Worst is { } worst ? StandaloneChart.Of(worst) : null)));
    }

    private static async Task<IResult> JsonAsync(Mediator mediator, CancellationToken ct) =>
        Results.Json((await mediator.AskAsync(new GetMissions(), ct)).Select(MissionJson.Of), AsJson.Options);

    private static async Task<IResult> ListAsync(HttpContext http, Mediator mediator, CancellationToken ct)
    {
        var query = new ApiQuery(http);
        var rows = await mediator.AskAsync(new GetMissions(query.Day(ApiParameter.KnownOn)), ct);

        // Not worst first, as on the page: that order may change between one part and the next.
        return ApiListing.Bare(http, rows.Where(row => query.Text(ApiParameter.Mission) is not { } mission || row.Slug == mission).OrderBy(row => row.Slug, StringComparer.Ordinal), row => row.Slug, MissionJson.Of);
    }

    /// <summary>A person who mistypes a day gets the page with the form as they left it; a program gets its problem.</summary>
    private static async Task<IResult> PageAsync(HttpContext http, Mediator mediator, string mission, CancellationToken ct)
    {
        var days = ReplayDays.Of(http);
        if (await mediator.AskAsync(new GetMission(mission, days.AsAt.Day, days.KnownOn.Day), ct) is not { } view) return Results.NotFound();
        var page = (RazorComponentResult)StaticPage.Of<MissionPage>(http, new { View = view, Days = days, Site = SiteAddress.Of(http) });
        if (!days.CanBeRead) page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }

    private static async Task<IResult> FileAsync(HttpContext http, Func<MissionView, IResult> answer)
    {
        var days = ReplayDays.Of(http);
        if (days.Refusal is { } refusal) return refusal;
        return await http.AskAsync(new GetMission(http.Part("mission"), days.AsAt.Day, days.KnownOn.Day)) is { } view ? answer(view) : Results.NotFound();
    }
}
