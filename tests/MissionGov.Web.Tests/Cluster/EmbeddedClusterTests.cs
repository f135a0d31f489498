using MissionGov.Web.Cluster;

namespace MissionGov.Web.Tests.Cluster;

public class EmbeddedClusterTests
{
    [Fact]
    public async Task Keeps_its_data_from_one_start_to_the_next_and_stops_in_between()
    {
        using var scratch = new ScratchCluster();
        await using (var first = await scratch.OpenAsync()) await ScratchCluster.AskAsync(first, "create database kept");

        Assert.Empty(scratch.Processes());

        await using var second = await scratch.OpenAsync();
        Assert.Equal(1L, await ScratchCluster.AskAsync(second, "select count(*) from pg_database where datname = 'kept'"));
    }

    [Fact]
    public async Task Loses_nothing_that_was_saved_and_listens_nowhere()
    {
        using var scratch = new ScratchCluster();
        await using var cluster = await scratch.OpenAsync(durable: true);

        foreach (var setting in new[] { "fsync", "synchronous_commit", "full_page_writes", "data_checksums" })
            Assert.Equal("on", await ScratchCluster.AskAsync(cluster, $"show {setting}"));
        Assert.Equal("", await ScratchCluster.AskAsync(cluster, "show listen_addresses"));
    }

    [Fact]
    public async Task Lets_nobody_else_reach_its_socket()
    {
        using var scratch = new ScratchCluster();
        await using var cluster = await scratch.OpenAsync();

        Assert.True(File.Exists(Path.Combine(scratch.ClusterFolder, ".s.PGSQL.5432")));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(scratch.ClusterFolder));
    }

    [Theory]
    [InlineData("a folder whose name alone is longer than the path of a socket may be: it goes on, and on, and on, and on")]
    [InlineData("Zoë's figures, 2026 \"draft\"")]
    public async Task A_folder_that_cannot_hold_a_socket_gets_one_elsewhere(string name)
    {
        using var scratch = new ScratchCluster(name);
        await using var cluster = await scratch.OpenAsync();

        Assert.False(File.Exists(Path.Combine(scratch.ClusterFolder, ".s.PGSQL.5432")));
        Assert.Equal(1, await ScratchCluster.AskAsync(cluster, "select 1"));
    }

    [Fact]
    public async Task A_start_cut_off_half_way_leaves_nothing_that_disturbs_the_next()
    {
        using var scratch = new ScratchCluster();
        var halfMade = Directory.CreateDirectory(Path.Combine(scratch.ClusterFolder, "data.new"));
        await File.WriteAllTextAsync(Path.Combine(halfMade.FullName, "PG_VERSION"), "15\n", TestContext.Current.CancellationToken);

        await using var cluster = await scratch.OpenAsync();

        Assert.Equal(1, await ScratchCluster.AskAsync(cluster, "select 1"));
        Assert.False(halfMade.Exists && Directory.Exists(halfMade.FullName));
    }

    [Fact]
    public async Task What_a_killed_server_left_does_not_stop_the_next_even_if_its_number_is_taken()
    {
        using var scratch = new ScratchCluster();
        await using (await scratch.OpenAsync())
        {
        }

        using var stranger = ServerProgram.Start("/bin/sleep", ["60"], asServer: true);
        var socket = Path.Combine(scratch.ClusterFolder, ".s.PGSQL.5432");
        foreach (var (file, text) in new[]
        {
            (scratch.PidFile, $"{stranger.Id}\n{scratch.ClusterFolder}/data\n0\n5432\n\n\n\nready\n"),
            ($"{socket}.lock", $"{stranger.Id}\n"),
            (socket, ""),
        })
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        await using var cluster = await scratch.OpenAsync();
        Assert.Equal(1, await ScratchCluster.AskAsync(cluster, "select 1"));
        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    [Fact]
    public async Task A_server_that_cannot_start_says_why()
    {
        using var scratch = new ScratchCluster();
        await using (await scratch.OpenAsync())
        {
        }

        await File.AppendAllTextAsync(Path.Combine(scratch.ClusterFolder, "data", "postgresql.conf"), "no_such_setting = 1\n", TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<ClusterUnavailable>(() => scratch.OpenAsync());
        Assert.Contains("no_such_setting", refusal.Message, StringComparison.Ordinal);
    }
}
