namespace MissionGov.Web.Serving;

/// <summary>A circuit costs memory and can change things: only someone with a role gets one, and only from a page of this site.</summary>
internal static class CircuitDoor
{
    public static IApplicationBuilder UseCircuitDoor(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (!http.Request.Path.StartsWithSegments("/_blazor")) return next(http);
        if (http.Person() == Access.Person.Visitor) http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (IsForeign(http.Request)) http.Response.StatusCode = StatusCodes.Status403Forbidden;
        else return next(http);
        return Task.CompletedTask;
    });

    private static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin.ToString() is { Length: > 0 } origin && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || from.Authority != request.Host.Value);
}
