using System.Net;

namespace MissionGov.Web.Serving.Api;

/// <summary>Whether a request was made on this very machine.</summary>
internal static class LocalCaller
{
    public static bool Is(HttpContext http) => http.Connection.RemoteIpAddress is { } caller && IPAddress.IsLoopback(caller) && !IsForwarded(http);

    // Behind a proxy on this machine every caller looks local.
    public static bool IsForwarded(HttpContext http) => http.Request.Headers.ContainsKey("X-Forwarded-For") || http.Request.Headers.ContainsKey("Forwarded");
}
