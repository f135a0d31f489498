using Microsoft.AspNetCore.Components.Endpoints;
using MissionGov.Web.Access;

namespace MissionGov.Web.Serving;

/// <summary>A circuit costs memory and can change things: only someone with a role gets one, only from a page of this site, and not without end.</summary>
internal static class CircuitDoor
{
    private const string Path = "/_blazor";

    public static IApplicationBuilder UseCircuitDoor(this IApplicationBuilder app)
    {
        var open = app.ApplicationServices.GetRequiredService<OpenCircuits>();
        return app.Use(async (http, next) =>
        {
            var person = http.Person();
            if (!http.Request.Path.StartsWithSegments(Path))
            {
                // A page that would not answer is not shown at all.
                if (person.Id is not null && http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && open.LookAt(person) is (true, var own)) await ErrorPages.TooManyPagesAsync(http, own);
                else await next(http);
            }
            else if (person == Person.Visitor) http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else if (IsForeign(http.Request)) http.Response.StatusCode = StatusCodes.Status403Forbidden;
            else if (!IsConnection(http.Request)) await next(http);
            else if (open.Enter(person) is not { } place) http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            else using (place) await next(http);
        });
    }

    // It lasts as long as the circuit is connected; what else is asked for here is over at once.
    private static bool IsConnection(HttpRequest request) => request.Path == Path && (HttpMethods.IsGet(request.Method) || HttpMethods.IsConnect(request.Method));

    private static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin.ToString() is { Length: > 0 } origin && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || from.Authority != request.Host.Value);
}
