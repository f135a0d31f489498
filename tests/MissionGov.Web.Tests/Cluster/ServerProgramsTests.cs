using MissionGov.Web.Cluster;

namespace MissionGov.Web.Tests.Cluster;

public class ServerProgramsTests
{
    [Fact]
    public async Task Where_nothing_is_found_the_message_has_the_three_ways_out()
    {
        using var scratch = new ScratchCluster();
        var options = new ClusterOptions(scratch.DataFolder, AppContext.BaseDirectory) { ProgramsFolder = "/nowhere" };

        var refusal = await Assert.ThrowsAsync<ClusterUnavailable>(() => ServerPrograms.FindAsync(options, null, TestContext.Current.CancellationToken));

        foreach (var part in new[] { "MissionGov__PostgresBin (/nowhere)", "apt-get install postgresql", "npm", "ConnectionStrings__MissionGov" })
            Assert.Contains(part, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_another_version_are_refused_by_naming_both_and_the_way_across()
    {
        using var scratch = new ScratchCluster();
        var data = Directory.CreateDirectory(Path.Combine(scratch.ClusterFolder, "data"));
        await File.WriteAllTextAsync(Path.Combine(data.FullName, "PG_VERSION"), "14\n", TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<ClusterUnavailable>(() => scratch.OpenAsync());

        Assert.Contains("made by PostgreSQL 14", refusal.Message, StringComparison.Ordinal);
        Assert.Matches("the programs found are version [0-9]+", refusal.Message);
        Assert.Contains("pg_dump of version", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_that_made_the_data_wins_over_the_order_of_the_search()
    {
        using var scratch = new ScratchCluster();
        var options = new ClusterOptions(scratch.DataFolder, Path.Combine(scratch.DataFolder, "content"));
        var folders = ProgramFolders.Candidates(options).Where(folder => folder.StartsWith(scratch.DataFolder, StringComparison.Ordinal)).Distinct().ToList();
        for (var i = 0; i < folders.Count; i++) await PretendAsync(folders[i], $"postgres (PostgreSQL) {90 + i}.1");

        var programs = await ServerPrograms.FindAsync(options, 91, TestContext.Current.CancellationToken);

        Assert.Equal(new ServerPrograms(folders[1], 91), programs);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_named_with_its_setting()
    {
        var options = new ClusterOptions("/proc/missiongov", AppContext.BaseDirectory);

        var refusal = await Assert.ThrowsAsync<ClusterUnavailable>(
            () => EmbeddedCluster.OpenAsync(options, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, TestContext.Current.CancellationToken));

        Assert.Contains("MissionGov__DataFolder", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("/proc/missiongov", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task PretendAsync(string folder, string version)
    {
        Directory.CreateDirectory(folder);
        foreach (var program in new[] { "postgres", "initdb", "pg_ctl" })
        {
            var path = Path.Combine(folder, program);
            await File.WriteAllTextAsync(path, $"#!/bin/sh\necho '{version}'\n");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }
    }
}
