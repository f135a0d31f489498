using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Serving.Api;

/// <summary>Programs come in by a token in a header: as Bearer, or as the password of Basic, which is what spreadsheets ask for.</summary>
internal static class ApiSignIn
{
    private static readonly string[] NamesOfTokens = ["token", "access_token", "accesstoken", "api_key", "apikey", "api-key", "key", "authorization", "password"];

    public static bool IsForPrograms(PathString path) => path.StartsWithSegments("/api/v1") || path.StartsWithSegments("/odata/v1");

    public static bool IsByToken(this HttpContext http) => http.User.HasClaim(claim => claim.Type == TokenSignIn.Claim);

    /// <summary>For the audit: which token it was.</summary>
    public static string TokenReason(this HttpContext http) => $"By the API token ‘{http.User.FindFirstValue(TokenSignIn.NameClaim)}’.";

    public static IApplicationBuilder UseApiSignIn(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (IsForPrograms(http.Request.Path))
        {
            if (IsInAddress(http.Request.Query))
            {
                await Results.Problem("A token in a web address ends up in logs and histories. Revoke this one. Send a new one in the header Authorization.", statusCode: StatusCodes.Status400BadRequest, title: "Tokens in addresses are refused").ExecuteAsync(http);
                return;
            }

            if (http.Request.Headers.Authorization is [{ Length: > 0 } sent, ..])
            {
                // Whoever shows a token acts by it alone, whatever cookie comes along.
                var found = Secret(sent) is { } secret ? await http.RequestServices.GetRequiredService<TokenSignIn>().OpenAsync(secret, http.RequestAborted) : null;
                http.User = found ?? new ClaimsPrincipal(new ClaimsIdentity());
                if (found is null) http.Items[typeof(ApiSignIn)] = true;
            }
        }

        await next(http);
    });

    /// <summary>After the limits, so that guesses are counted too.</summary>
    public static IApplicationBuilder UseTokenRefusal(this IApplicationBuilder app) => app.Use((http, next) =>
        http.Items.ContainsKey(typeof(ApiSignIn))
            ? Refused(http, "This token opens nothing. It may have ended, or been revoked. Make a new one at /me/tokens.").ExecuteAsync(http)
            : next(http));

    /// <summary>Changes are made by a token alone: a page of another site can send a form with a cookie, but no header.</summary>
    public static RouteHandlerBuilder ByToken(this RouteHandlerBuilder route) => route.DisableAntiforgery().AddEndpointFilter(async (call, next) =>
        call.HttpContext.IsByToken() ? await next(call) : Refused(call.HttpContext, "Send an API token: Authorization: Bearer mg_… Make one at /me/tokens."));

    private static IResult Refused(HttpContext http, string message)
    {
        http.Response.Headers.WWWAuthenticate = new(["Basic realm=\"MissionGov\", charset=\"UTF-8\"", "Bearer realm=\"MissionGov\""]);
        return Results.Problem(message, statusCode: StatusCodes.Status401Unauthorized, title: "A token is needed");
    }

    private static bool IsInAddress(IQueryCollection query) =>
        query.Any(pair => NamesOfTokens.Contains(pair.Key, StringComparer.OrdinalIgnoreCase) || pair.Value.Any(value => value?.StartsWith(TokenSignIn.Prefix, StringComparison.Ordinal) == true));

    private static string? Secret(string header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var sent) || sent.Parameter is null) return null;
        if (sent.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)) return sent.Parameter;
        if (!sent.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)) return null;
        var bytes = new byte[sent.Parameter.Length];
        if (!Convert.TryFromBase64String(sent.Parameter, bytes, out var count)) return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, count);
        return pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }
}
