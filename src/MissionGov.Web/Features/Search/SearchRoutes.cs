using MissionGov.Domain;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Features.Search;

/// <summary>Asked for in too many ways to be kept: everybody types words of their own.</summary>
internal static class SearchRoutes
{
    public static void MapSearch(this IEndpointRouteBuilder app)
    {
        app.MapGet("/search", async (HttpContext http) => StaticPage.Of<SearchPage>(http, new { View = await ViewAsync(http) }));
        app.MapGet("/search.json", async (HttpContext http) => Results.Json(await ViewAsync(http), AsJson.Options));
    }

    private static Task<SearchView> ViewAsync(HttpContext http)
    {
        var typed = Wording.Line(http.Request.Query["q"].ToString());
        return http.AskAsync(new GetSearch(typed.Length > GetSearch.LongestWords ? typed[..GetSearch.LongestWords] : typed));
    }
}
