using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Serving;

/// <summary>Keeps the bytes of public pages, compressed, until the data change. A page made from an older version can never be served for a newer one: the version is part of its key.</summary>
internal sealed class PageCache : IOutputCachePolicy
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    // All that any page reads from its address: a made-up key gets the page that is kept already, not one of its own.
    private static readonly string[] QueryKeys = ["as-at", "known-on", "since", "view", "mission", "level", "owner", "kind", "answer", "late", "sort", "show", "measure", "baseline", "place", "breakdown", "find", "within"];

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var cacheable = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = context.AllowCacheStorage = cacheable;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = KeptFor;
        context.Tags.Add(ChangeListener.PagesTag);
        context.CacheVaryByRules.QueryKeys = QueryKeys;
        var services = http.RequestServices;
        context.CacheVaryByRules.VaryByValues["version"] = Invariant(services.GetRequiredService<PageVersion>().Number);
        context.CacheVaryByRules.VaryByValues["today"] = Invariant(services.GetRequiredService<StatusClock>().Today.DayNumber);
        context.CacheVaryByRules.VaryByValues["person"] = http.Person().Key;
        context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(http.Request.Headers.AcceptEncoding);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie)) context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    private static string Encoding(StringValues accepted) =>
        accepted.ToString() is var text && text.Contains("br", StringComparison.Ordinal) ? "br" : text.Contains("gzip", StringComparison.Ordinal) ? "gzip" : "none";

    private static string Invariant(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
