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
        app.MapGet("/search", async (HttpContext http, string? q) => StaticPage.Of<SearchPage>(http, new { View = await ViewAsync(http, q) }));
        app.MapGet("/search.json", async (HttpContext http, string? q) => Results.Json(await ViewAsync(http, q), AsJson.Options));
    }

    private static Task<SearchView> ViewAsync(HttpContext http, string? typed)
    {
        // The words are somebody's own, whoever it is.
        http.Response.Headers.CacheControl = StaticPage.Private;
        var words = Wording.Line(typed);
        return http.AskAsync(new GetSearch(words.Length > GetSearch.LongestWords ? words[..GetSearch.LongestWords] : words));
    }
}
