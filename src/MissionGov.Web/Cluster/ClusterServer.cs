using System.Diagnostics;

namespace MissionGov.Web.Cluster;

/// <summary>Makes the cluster when it is new and starts its server when none runs. Any number of processes may ask at once.</summary>
internal sealed class ClusterServer(ClusterFolder folder, ServerPrograms programs, bool durable)
{
    // Recovery after a crash reads back at most a gigabyte of log (max_wal_size), far sooner than this.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // Connections of a killed server may hold its memory a moment longer, and the next one refuses to start until then.
    private const int Attempts = 4;
    private static readonly TimeSpan PauseBetweenAttempts = TimeSpan.FromSeconds(1);

    private const int LogLines = 3;   // PostgreSQL's complaint, its detail and its hint

    public bool IsGuarded => folder.Guarded.IsHeldAlone();

    /// <summary>Returns when the server takes connections.</summary>
    public async Task EnsureRunningAsync(CancellationToken ct)
    {
        using var starting = await folder.Starting.HoldAloneAsync(ct);
        if (folder.DataMajor is null) await InitialiseAsync(ct);
        for (var attempt = 1; ; attempt++)
        {
            if (await TryStartAsync(ct) is not { } complaint) return;
            if (attempt == Attempts) throw new ClusterUnavailable($"PostgreSQL did not start: {complaint}");
            await Task.Delay(PauseBetweenAttempts, ct);
        }
    }

    /// <summary>Made beside and then renamed: a cut-off start leaves no half-made cluster.</summary>
    private async Task InitialiseAsync(CancellationToken ct)
    {
        if (Directory.Exists(folder.NewData)) Directory.Delete(folder.NewData, recursive: true);
        await ServerProgram.RunAsync(
            programs.Initdb,
            ["-D", folder.NewData, "-U", EmbeddedCluster.UserName, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", durable ? "--data-checksums" : "--no-sync"],
            asServer: true,
            ct);
        Directory.Move(folder.NewData, folder.Data);
    }

    /// <summary>Null when it runs, else why it does not.</summary>
    private async Task<string?> TryStartAsync(CancellationToken ct)
    {
        Process? guard = null;
        var waited = Stopwatch.StartNew();
        try
        {
            while (waited.Elapsed < Patience)
            {
                if (IsGuarded && Postmaster.IsReady(folder.Data)) return null;
                if (guard is { HasExited: true }) return await LastWordsAsync(guard, ct);
                if (guard is null && !IsGuarded)
                {
                    await ClearAwayAsync(ct);
                    guard = ClusterGuard.Start(folder, programs, durable);
                }

                await Task.Delay(Pause, ct);
            }

            return $"it was not ready within {Patience.TotalMinutes} minutes.";
        }
        finally
        {
            guard?.Dispose();
        }
    }

    /// <summary>A server whose guard was killed is stopped, so that the next one has a guard; what a killed server left is removed.</summary>
    private async Task ClearAwayAsync(CancellationToken ct)
    {
        if (Postmaster.IsAlive(folder.Data))
            await ServerProgram.RunAsync(programs.PgCtl, ["stop", "-D", folder.Data, "-m", "fast", "-w"], asServer: true, ct);
        Postmaster.Forget(folder.Data, folder.SocketFolder);
        File.Delete(folder.ServerLog);
    }

    private async Task<string> LastWordsAsync(Process guard, CancellationToken ct)
    {
        var log = File.Exists(folder.ServerLog) ? await File.ReadAllLinesAsync(folder.ServerLog, ct) : [];
        return string.Join(' ', [await guard.StandardError.ReadToEndAsync(ct), .. log.TakeLast(LogLines)]).Trim();
    }
}
