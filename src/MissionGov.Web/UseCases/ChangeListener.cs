using Microsoft.AspNetCore.OutputCaching;
using Npgsql;

namespace MissionGov.Web.UseCases;

/// <summary>Listens to the database for new versions, empties the page cache, and tells the feed. It reconnects by itself and catches up.</summary>
internal sealed partial class ChangeListener(NpgsqlDataSource database, Readiness readiness, ChangeFeed feed, IOutputCacheStore cache, ILogger<ChangeListener> log) : BackgroundService
{
    public const string PagesTag = "pages";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await readiness.WaitAsync(stoppingToken);
                await ListenAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is NpgsqlException or IOException or TimeoutException)
            {
                LogLost(fault.Message);
                await Task.Delay(Pause, stoppingToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        connection.Notification += (_, note) =>
        {
            if (long.TryParse(note.Payload, out var version)) _ = PublishAsync(version);
        };
        await using (var listen = new NpgsqlCommand($"listen {ChangeFeed.Channel}", connection)) await listen.ExecuteNonQueryAsync(ct);

        // What was said while nobody listened is caught up with here, and so is what was never heard: no page is older than this pause.
        await using var read = new NpgsqlCommand("select version from data_version", connection);
        while (true)
        {
            await PublishAsync((long)(await read.ExecuteScalarAsync(ct) ?? 0L));
            await connection.WaitAsync(Pause, ct);
        }
    }

    private async Task PublishAsync(long version)
    {
        if (version == feed.Version) return;

        // Pages first, then the word that they are new: nobody is sent to a page of yesterday.
        await cache.EvictByTagAsync(PagesTag, CancellationToken.None);
        feed.Publish(version);
    }

    [LoggerMessage(LogLevel.Warning, "Lost the database's announcements, listening again: {Fault}")]
    private partial void LogLost(string fault);
}
