using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Web.Access;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Serving;

/// <summary>A public page: rendered once for each data version, without a circuit, cookie or script it needs.</summary>
internal static class StaticPage
{
    /// <summary>For one person, who asks again each time.</summary>
    public const string Private = "private, no-cache";

    /// <summary>For an answer made of the context alone: MapGet would take it for one that is written already.</summary>
    public static RouteHandlerBuilder MapAnswer(this IEndpointRouteBuilder app, string pattern, Func<HttpContext, Task<IResult>> answer) =>
        app.MapGet(pattern, (Delegate)((HttpContext http) => answer(http)));

    /// <summary>A whole document or a file, cached until the data change.</summary>
    public static RouteHandlerBuilder AsPage(this RouteHandlerBuilder route) =>
        route.CacheOutput(nameof(PageCache)).AddEndpointFilter((call, next) =>
        {
            SetTag(call.HttpContext);
            return next(call);
        });

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

    /// <summary>The browser keeps what is sent but asks each time; where nothing changed that costs 304 and no body. What somebody who is signed in sees, nobody on the way to them keeps.</summary>
    public static void SetTag(HttpContext http)
    {
        // At once, for what is kept here takes its headers before an answer starts.
        var headers = http.Response.Headers;
        SetCache();
        headers.ETag = Tag(http);
        http.Response.OnStarting(() =>
        {
            // An answer that says what is wrong is not the one that was asked for, and has lost its headers.
            SetCache();
            if (http.Response.StatusCode != StatusCodes.Status200OK) headers.Remove("ETag");
            return Task.CompletedTask;
        });

        void SetCache()
        {
            if (headers.CacheControl.Count == 0) headers.CacheControl = http.Person() == Person.Visitor ? "no-cache" : Private;
        }
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
