using MissionGov.Web.Cluster;

namespace MissionGov.Web.Tests.Cluster;

public class ClusterSharingTests
{
    [Fact]
    public async Task Processes_that_start_at_once_on_an_empty_folder_share_one_server()
    {
        using var scratch = new ScratchCluster();
        using OtherProcess first = OtherProcess.Start(scratch), second = OtherProcess.Start(scratch);
        var here = await Task.WhenAll(scratch.OpenAsync(), scratch.OpenAsync());
        await Task.WhenAll(first.IsOpenAsync(), second.IsOpenAsync());

        Assert.Equal([scratch.ServerId], scratch.Processes());

        foreach (var cluster in here) await cluster.DisposeAsync();
        await Task.WhenAll(first.EndAsync(), second.EndAsync());
        Assert.Empty(scratch.Processes());
    }

    [Fact]
    public async Task The_one_that_stays_keeps_the_server_when_the_one_that_started_it_goes()
    {
        using var scratch = new ScratchCluster();
        using var first = OtherProcess.Start(scratch);
        await first.IsOpenAsync();
        await using var second = await scratch.OpenAsync();
        var server = scratch.ServerId;

        await first.EndAsync();

        Assert.Equal(1, await ScratchCluster.AskAsync(second, "select 1"));
        Assert.Equal(server, scratch.ServerId);
    }

    [Fact]
    public async Task One_that_comes_while_the_server_stops_waits_and_starts_it_again()
    {
        using var scratch = new ScratchCluster();
        var first = await scratch.OpenAsync();
        var leaving = first.DisposeAsync().AsTask();
        EmbeddedCluster? second = null;
        try
        {
            second = await scratch.OpenAsync();
            await leaving;
            Assert.Equal(1, await ScratchCluster.AskAsync(second, "select 1"));
        }
        finally
        {
            if (second is not null) await second.DisposeAsync();
        }
    }
}
