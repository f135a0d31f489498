using System.Diagnostics;
using Npgsql;

namespace MissionGov.Web.Cluster;

/// <summary>
/// A private PostgreSQL cluster, there when no connection string is set. Every process that opens the same folder shares one server.
/// It is reached through a socket in a folder of its own only, stops within seconds of its last user's end, and is started again when it dies.
/// </summary>
internal sealed class EmbeddedCluster : IAsyncDisposable
{
    public const int Port = 5432;                 // names the socket's file; nothing listens on the network
    public const string UserName = "missiongov";

    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(4);

    private readonly ClusterFolder _folder;
    private readonly ClusterServer _server;
    private readonly FileStream _use;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _watch;

    private EmbeddedCluster(ClusterFolder folder, ClusterServer server, FileStream use, ILogger logger)
    {
        (_folder, _server, _use, _logger) = (folder, server, use, logger);
        _watch = Task.Run(WatchAsync);
    }

    public static async Task<EmbeddedCluster> OpenAsync(ClusterOptions options, ILogger logger, CancellationToken ct)
    {
        var folder = await ClusterFolder.PrepareAsync(options.DataFolder, ct);
        var programs = await ServerPrograms.FindAsync(options, folder.DataMajor, ct);
        var use = await folder.InUse.ShareAsync(ct);
        try
        {
            var server = new ClusterServer(folder, programs, options.Durable);
            await server.EnsureRunningAsync(ct);
            ClusterLog.Opened(logger, programs.Major, folder.Path);
            return new(folder, server, use, logger);
        }
        catch
        {
            await use.DisposeAsync();
            throw;
        }
    }

    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = _folder.SocketFolder,
        Port = Port,
        Username = UserName,
        Database = database,
        ApplicationName = "MissionGov",
    }.ConnectionString;

    /// <summary>Leaves the cluster; when nobody else uses it, returns after its server has stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested) return;

        await _closing.CancelAsync();
        await _watch;
        await _use.DisposeAsync();
        await WaitForStopAsync();
        _closing.Dispose();
    }

    private async Task WatchAsync()
    {
        for (var pause = WatchInterval; ;)
        {
            try
            {
                await Task.Delay(pause, _closing.Token);
                if (_server.IsGuarded)
                {
                    pause = WatchInterval;
                    continue;
                }

                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                ClusterLog.Ended(_logger);
                await _server.EnsureRunningAsync(_closing.Token);

                // It takes connections again, so the next fall is a new one: people are waiting, and must not wait longer each time.
                pause = WatchInterval;
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e)   // whatever it was, a watch that ends would help nobody
            {
                ClusterLog.NotStarted(_logger, pause, e);
            }
        }
    }

    /// <summary>The guard stops the server as soon as the last user has left; while others stay, there is nothing to wait for.</summary>
    private async Task WaitForStopAsync()
    {
        var waited = Stopwatch.StartNew();
        while (_server.IsGuarded && !_folder.InUse.IsShared())
        {
            if (waited.Elapsed > StopPatience)
            {
                ClusterLog.StillStopping(_logger);
                return;
            }

            await Task.Delay(ClusterLock.Pause);
        }
    }
}
