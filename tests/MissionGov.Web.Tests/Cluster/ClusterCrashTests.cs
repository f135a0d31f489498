using System.Diagnostics;

namespace MissionGov.Web.Tests.Cluster;

public class ClusterCrashTests
{
    [Fact]
    public async Task A_killed_server_is_started_again_and_has_what_was_saved()
    {
        using var scratch = new ScratchCluster();
        await using var cluster = await scratch.OpenAsync(durable: true);
        await ScratchCluster.AskAsync(cluster, "create database kept");
        var killed = scratch.ServerId;

        Kill(killed);

        await ScratchCluster.UntilAsync(() => scratch.IsReady && scratch.ServerId != killed);
        Assert.Equal(1L, await ScratchCluster.AskAsync(cluster, "select count(*) from pg_database where datname = 'kept'"));
        Assert.Equal([scratch.ServerId], scratch.Processes());
    }

    [Fact]
    public async Task A_killed_process_leaves_no_server_behind()
    {
        using var scratch = new ScratchCluster();
        using var owner = OtherProcess.Start(scratch);
        await owner.IsOpenAsync();

        owner.Kill();

        await scratch.NothingRunsAsync();
        Assert.False(File.Exists(scratch.PidFile));
        Assert.Contains("database system is shut down", scratch.ServerLog, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_killed_while_its_server_starts_leaves_none_behind()
    {
        using var scratch = new ScratchCluster();
        await using (await scratch.OpenAsync())
        {
        }

        using var owner = OtherProcess.Start(scratch);
        await ScratchCluster.UntilAsync(() => scratch.Processes(guards: true).Count > 0);
        owner.Kill();

        await scratch.NothingRunsAsync();
    }

    [Fact]
    public async Task A_server_that_lost_its_guard_is_taken_over_by_the_next_process()
    {
        using var scratch = new ScratchCluster();
        using var owner = OtherProcess.Start(scratch);
        await owner.IsOpenAsync();
        var left = scratch.ServerId;
        await owner.FreezeAsync();   // or it would see to a new guard
        foreach (var guard in scratch.Processes(guards: true).Except([left])) Kill(guard);
        owner.Kill();
        await ScratchCluster.UntilAsync(() => scratch.Processes(guards: true) is [var only] && only == left);

        await using var cluster = await scratch.OpenAsync();

        Assert.Equal(1, await ScratchCluster.AskAsync(cluster, "select 1"));
        Assert.Equal([scratch.ServerId], scratch.Processes());
    }

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }
}
