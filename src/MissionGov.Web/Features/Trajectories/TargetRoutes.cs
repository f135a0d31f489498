using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Trajectories;

internal static class TargetRoutes
{
    private const string Address = "/missions/{mission}/targets/{target}";

    public static void MapTarget(this IEndpointRouteBuilder app)
    {
        app.MapPage(Address, (HttpContext http, Mediator mediator, string mission, string target, CancellationToken ct) =>
            WithTargetAsync(http, mediator, mission, target, view => StaticPage.Of<TargetPage>(http, new { View = view }), ct));
        app.MapPage(Address + ".json", JsonAsync);
        app.MapPage("/api/v1/targets/{mission}/{target}", JsonAsync);
        app.MapPage(Address + ".csv", (HttpContext http, Mediator mediator, string mission, string target, CancellationToken ct) =>
            WithTargetAsync(http, mediator, mission, target, view => CsvFile.Of(http, $"{mission}-{target}", TargetCsv.Headings, TargetCsv.Rows(view.Assessment)), ct));
        app.MapPage(Address + ".svg", (HttpContext http, Mediator mediator, string mission, string target, CancellationToken ct) =>
            WithTargetAsync(http, mediator, mission, target, view => ChartFile.Of(http, view.Assessment), ct));
    }

    private static Task<IResult> JsonAsync(HttpContext http, Mediator mediator, string mission, string target, CancellationToken ct) =>
        WithTargetAsync(http, mediator, mission, target, view => Results.Json(TargetJson.Of(view), AsJson.Options), ct);

    private static async Task<IResult> WithTargetAsync(HttpContext http, Mediator mediator, string mission, string target, Func<TargetView, IResult> answer, CancellationToken ct)
    {
        if (!AsAt.TryRead(http.Request.Query["as-at"], out var asAt) || !AsAt.TryRead(http.Request.Query["known-on"], out var knownOn)) return Results.BadRequest();
        return await mediator.AskAsync(new GetTarget(mission, target, asAt, knownOn), ct) is { } view ? answer(view) : Results.NotFound();
    }
}
