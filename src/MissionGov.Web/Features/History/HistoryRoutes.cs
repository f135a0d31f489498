using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.History;

internal static class HistoryRoutes
{
    public static void MapHistory(this IEndpointRouteBuilder app)
    {
        app.MapGet("/history", (HttpContext http, Mediator mediator, CancellationToken ct) =>
            WithHistoryAsync(http, mediator, view => StaticPage.Of<HistoryPage>(http, new { View = view }), ct)).AsPage();
        app.MapGet("/history.json", (HttpContext http, Mediator mediator, CancellationToken ct) =>
            WithHistoryAsync(http, mediator, view => Results.Json(HistoryJson.Of(view), AsJson.Options), ct)).AsPage();
    }

    private static async Task<IResult> WithHistoryAsync(HttpContext http, Mediator mediator, Func<HistoryView, IResult> answer, CancellationToken ct)
    {
        var days = ReplayDays.Of(http);
        return days.Refusal ?? answer(await mediator.AskAsync(new GetHistory(days.AsAt.Day, days.KnownOn.Day), ct));
    }
}
