using MissionGov.Domain.Feeds;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Feeds;
using MissionGov.Web.UseCases;
using Npgsql;

namespace MissionGov.Web.Jobs;

/// <summary>Fetches the feeds that are due, on every node at once: each is taken by one of them.</summary>
internal sealed partial class FeedFetcher(IServiceScopeFactory scopes, FeedRun run, Readiness readiness, ILogger<FeedFetcher> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <returns>How many were fetched, well or not.</returns>
    internal async Task<int> FetchDueAsync(CancellationToken ct)
    {
        for (var fetched = 0; ; fetched++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var queue = scope.ServiceProvider.GetRequiredService<FeedQueue>();
            if (await queue.TakeAsync(ct) is not { } feed) return fetched;
            await queue.RecordAsync(feed, await RunAsync(feed, ct));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await readiness.WaitAsync(stoppingToken);
            for (; ; await Task.Delay(Pause, stoppingToken)) await TryAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Stopped: a feed that was begun is due again when its lease is over.
        }
    }

    private async Task TryAsync(CancellationToken ct)
    {
        try
        {
            await FetchDueAsync(ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            LogLater(fault);
        }
    }

    private async Task<FeedResult> RunAsync(Feed feed, CancellationToken ct)
    {
        // It has ended whoever read it, so often that it is not read again.
        if (feed.Failures > Feed.MostFailures) return new(FetchOutcome.Failed, "Reading it ended the program, again and again.", NeedsPerson: true);
        try
        {
            return await run.RunAsync(feed, ct);
        }
        catch (Exception fault) when (fault is not NpgsqlException && !ct.IsCancellationRequested)
        {
            // Whatever is wrong with one feed is no reason to keep the others back.
            LogFailed(feed.Id, fault);
            return new(FetchOutcome.Failed, "Something went wrong here while it was read. Nothing was imported. The log says more.");
        }
    }

    [LoggerMessage(LogLevel.Error, "The feed {Feed} could not be read.")]
    private partial void LogFailed(Guid feed, Exception fault);

    [LoggerMessage(LogLevel.Warning, "Feeds are fetched later.")]
    private partial void LogLater(Exception fault);
}
