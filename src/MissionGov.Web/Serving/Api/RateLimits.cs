using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Serving.Api;

/// <summary>How often programs may ask, and people may try other plans, counted for each token, person or address.</summary>
internal static class RateLimits
{
    /// <summary>For a token, or a person who signed in.</summary>
    public const int RequestsAMinute = 600;

    /// <summary>For an address that nobody is known behind.</summary>
    public const int RequestsAMinuteOfStrangers = 300;

    /// <summary>Of these, what may change something.</summary>
    public const int ChangesAMinute = 60;

    private const string NotCounted = "";

    // In the addresses of pages for trying, below those of targets; not in those of their scripts and styles.
    private const string Tried = "/what-if";
    private const string Targets = "/targets/";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // One household or firm is given that many bits of an IPv6 address.
    private const int BytesOfNetwork = 8;

    public static void Set(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => Limit(Counted(http), IsKnown(http) ? RequestsAMinute : RequestsAMinuteOfStrangers)),
            PartitionedRateLimiter.Create<HttpContext, string>(http => Limit(http.IsByToken() && !IsSafe(http.Request.Method) ? Counted(http) : NotCounted, ChangesAMinute)));
        options.OnRejected = RefuseAsync;
    }

    private static RateLimitPartition<string> Limit(string who, int permits) => who == NotCounted
        ? RateLimitPartition.GetNoLimiter(who)
        : RateLimitPartition.GetFixedWindowLimiter(who, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Minute });

    private static async ValueTask RefuseAsync(OnRejectedContext refused, CancellationToken ct)
    {
        var http = refused.HttpContext;
        var wait = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : Minute;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        if (!ApiSignIn.IsForPrograms(http.Request.Path))
        {
            await ErrorPages.TooOftenAsync(http, seconds);
            return;
        }

        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await Results.Problem($"Nothing was done. Wait {seconds} seconds, then go on.", statusCode: StatusCodes.Status429TooManyRequests, title: "Too many requests").ExecuteAsync(http);
    }

    // What is tried is worked out each time it is asked for, and is counted apart: whoever tries may still ask.
    private static string Counted(HttpContext http) =>
        ApiSignIn.IsForPrograms(http.Request.Path) ? Who(http)
        : IsTrying(http.Request.Path.Value ?? "") && Who(http) is { Length: > 0 } who ? $"tried by {who}"
        : NotCounted;

    private static bool IsTrying(string path) =>
        path.Contains(Targets, StringComparison.OrdinalIgnoreCase) && (path.EndsWith(Tried, StringComparison.OrdinalIgnoreCase) || path.Contains($"{Tried}/", StringComparison.OrdinalIgnoreCase));

    private static string Who(HttpContext http)
    {
        if (http.User.FindFirstValue(TokenSignIn.Claim) is { } token) return $"token {token}";
        if (IsKnown(http)) return $"person {http.Person().Id}";

        // Whoever can call from this machine itself may use the command line too.
        return LocalCaller.Is(http) || http.Connection.RemoteIpAddress is not { } caller ? NotCounted : $"from {Network(caller)}";
    }

    // A role of the demo is taken by many at once.
    private static bool IsKnown(HttpContext http) => http.Person() is { Id: not null, IsPersona: false };

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static string Network(IPAddress caller) =>
        caller.IsIPv4MappedToIPv6 ? caller.MapToIPv4().ToString() : caller.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(caller.GetAddressBytes(), 0, BytesOfNetwork) : caller.ToString();
}
