using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Serving;

/// <summary>A public page: rendered once for each data version, without a circuit, cookie or script it needs.</summary>
internal static class StaticPage
{
    /// <summary>A whole document, cached until the data change.</summary>
    public static RouteHandlerBuilder MapPage(this IEndpointRouteBuilder app, string pattern, Delegate handler) =>
        app.MapGet(pattern, handler).CacheOutput(nameof(PageCache));

    /// <param name="parameters">Named as the component's parameters.</param>
    public static IResult Of<TPage>(HttpContext http, object parameters)
        where TPage : IComponent
    {
        SetTag(http);
        return new RazorComponentResult<TPage>(parameters);
    }

    public static RazorComponentResult Of(HttpContext http, Type component, IReadOnlyDictionary<string, object?> parameters)
    {
        SetTag(http);
        return new RazorComponentResult(component, parameters);
    }

    /// <summary>The browser keeps what is sent but asks each time; where nothing changed that costs 304 and no body.</summary>
    public static void SetTag(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.ETag = Tag(http);
    }

    /// <summary>Stays the same as long as nothing that a page or an answer is made of changes.</summary>
    public static string Tag(HttpContext http)
    {
        var services = http.RequestServices;
        var made = $"{services.GetRequiredService<PageVersion>().Number}-{services.GetRequiredService<StatusClock>().Today.DayNumber}-{Uri.EscapeDataString(http.Person().Key)}-{Build}";
        return $"W/\"{made}\"";
    }

    private static readonly Guid Build = typeof(StaticPage).Module.ModuleVersionId;
}
