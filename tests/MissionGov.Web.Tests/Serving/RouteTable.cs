using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Serving;

/// <summary>One address of the running program and a method it answers.</summary>
/// <param name="Pattern">As it was mapped.</param>
/// <param name="Address">With something of the demo in each place.</param>
public sealed partial record Route(HttpMethod Method, string Pattern, string Address)
{
    // What stands in an address. A route with a new kind of part needs one here, and its test says so.
    private static readonly Dictionary<string, string> Samples = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mission"] = "nhs",
        ["feed"] = "0192f1a0-0000-7000-8000-000000000000",
        ["webhook"] = "0192f1a0-0000-7000-8000-000000000000",
        ["target"] = "18-week-waits",
        ["id"] = "0192f1a0-0000-7000-8000-000000000000",
        ["documentName"] = "v1",
        ["line"] = "1",
        ["batch"] = "1",
        ["milestone"] = "40-evening-clinics-open",
        ["plan"] = "evening-and-weekend-clinics",
        ["question"] = "goal",
        ["what"] = "nothing",
        ["indicator"] = "18-week-waits",
        ["key"] = "sample",
        ["table"] = "Missions",
        ["secret"] = "guessed",
        ["slug"] = "guessed",
        ["token"] = "guessed",
        ["path"] = "nothing.css",
    };

    /// <summary>The address with other things in its places.</summary>
    public string With(Dictionary<string, string> others) => Filled(Pattern, new(Samples.Concat(others).GroupBy(part => part.Key).Select(part => part.Last()), Samples.Comparer));

    public bool IsUnsafe => Method.Method is not ("GET" or "HEAD" or "OPTIONS");

    /// <summary>Everything that is mapped, the files of the site aside: they are the same for everyone.</summary>
    public static IReadOnlyList<Route> All(TestApp app) =>
    [
        .. from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where !IsFile(endpoint)
           let pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]
           group endpoint by (method, pattern) into route
           orderby route.Key.pattern, route.Key.method
           select new Route(new HttpMethod(route.Key.method), route.Key.pattern, Filled(route.Key.pattern, Samples)),
    ];

    public override string ToString() => $"{Method} {Pattern}";

    private static bool IsFile(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(about => about.GetType().Name == "StaticAssetDescriptor") || endpoint.RoutePattern.RawText!.StartsWith("_framework/", StringComparison.Ordinal);

    private static string Filled(string pattern, Dictionary<string, string> samples) => Part().Replace(pattern, part =>
        samples.GetValueOrDefault(part.Groups[1].Value) ?? throw new InvalidOperationException($"No sample for {part.Value} of {pattern}: add one to {nameof(Route)}.{nameof(Samples)}."));

    [GeneratedRegex(@"\{\**(\w+)[^}]*\}")]
    private static partial Regex Part();
}
