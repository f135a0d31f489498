using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Serving;

/// <summary>Server-sent events that carry the data version, so that an open page can offer the new figures.</summary>
internal static class NewsOfChanges
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(25);

    public static void MapNews(this IEndpointRouteBuilder app) =>
        app.MapGet("/events", (ChangeFeed feed, IHostApplicationLifetime life, CancellationToken gone) =>
            TypedResults.ServerSentEvents(EventsAsync(feed, life.ApplicationStopping, gone)));

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(ChangeFeed feed, CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(gone, stopping);
        var ct = ended.Token;
        yield return Item(feed.Version);
        await using var versions = feed.VersionsAsync(feed.Version, ct).GetAsyncEnumerator(ct);
        var next = versions.MoveNextAsync().AsTask();
        while (!ct.IsCancellationRequested)
        {
            // The beat keeps proxies from closing a quiet connection, and lets a closed one be noticed.
            if (await Task.WhenAny(next, Task.Delay(Beat, CancellationToken.None)) != next)
            {
                yield return Item(feed.Version);
                continue;
            }

            if (next.IsCanceled || next.IsFaulted || !await next) yield break;
            yield return Item(versions.Current);
            next = versions.MoveNextAsync().AsTask();
        }
    }

    private static SseItem<string> Item(long version) => new(version.ToString(System.Globalization.CultureInfo.InvariantCulture), "version");
}
