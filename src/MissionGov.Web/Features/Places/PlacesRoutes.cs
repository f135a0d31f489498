using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Tables;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Places;

internal static class PlacesRoutes
{
    public const string Address = "/data/places";

    public static void MapPlaces(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, async (HttpContext http, Mediator mediator, CancellationToken ct) =>
            await mediator.AskAsync(new GetPlaces(Given(http, "within"), Given(http, "find")), ct) is { } view ? StaticPage.Of<PlacesPage>(http, new { View = view }) : Results.NotFound()).AsPage();
        app.MapTable(Address, async (http, write) => write(PlacesTable.Of(await http.AskAsync(new GetPlaceRows()))));
        app.MapGet(Address + ".json", async (Mediator mediator, CancellationToken ct) => Results.Json(await mediator.AskAsync(new GetPlaceRows(), ct), AsJson.Options)).AsPage();
    }

    private static string? Given(HttpContext http, string name) => http.Request.Query[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}
