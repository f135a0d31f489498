using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Board;

internal static class BoardRoutes
{
    public static void MapBoard(this IEndpointRouteBuilder app) => app.MapGet("/", async (HttpContext http, Mediator mediator, CancellationToken ct) =>
        AsAt.TryRead(http.Request.Query["since"], out var since)
            ? StaticPage.Of<BoardPage>(http, new { View = await mediator.AskAsync(new GetBoard(since), ct) })
            : Results.BadRequest()).AsPage();
}
