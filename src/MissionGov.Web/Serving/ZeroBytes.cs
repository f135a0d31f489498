namespace MissionGov.Web.Serving;

/// <summary>The database can hold no zero byte in a text, so nothing is found by one. The server itself refuses it in a path.</summary>
internal static class ZeroBytes
{
    public static IApplicationBuilder UseNoZeroBytes(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) != true) return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });
}
