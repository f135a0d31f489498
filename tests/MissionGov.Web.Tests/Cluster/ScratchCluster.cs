using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using MissionGov.Tests;
using MissionGov.Web.Cluster;
using Npgsql;

namespace MissionGov.Web.Tests.Cluster;

/// <summary>A data folder of its own for one test, with the questions the tests ask of a cluster in it.</summary>
internal sealed class ScratchCluster : IDisposable
{
    // A server stops within 10 s of its last user; a slow machine is given a lot more.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public ScratchCluster(string? name = null)
    {
        var folder = Directory.CreateTempSubdirectory("missiongov-cluster-").FullName;
        ServerAccount.LetPass(folder);
        DataFolder = Path.Combine(folder, name ?? "data");
    }

    public string DataFolder { get; }
    public string ClusterFolder => Path.Combine(DataFolder, "postgres");
    public string PidFile => Path.Combine(ClusterFolder, "data", "postmaster.pid");
    public int ServerId => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    public bool IsReady => Postmaster.IsReady(Path.Combine(ClusterFolder, "data"));
    public string ServerLog => File.ReadAllText(Path.Combine(ClusterFolder, "server.log"));

    public Task<EmbeddedCluster> OpenAsync(bool durable = false) => EmbeddedCluster.OpenAsync(
        TestPostgres.Options(DataFolder) with { Durable = durable },
        NullLogger.Instance,
        TestContext.Current.CancellationToken);

    public static async Task<object?> AskAsync(EmbeddedCluster cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>The processes that belong to this cluster: its servers, and with <paramref name="guards"/> their guards.</summary>
    public List<int> Processes(bool guards = false) =>
    [
        .. from folder in Directory.EnumerateDirectories("/proc")
           let id = Path.GetFileName(folder)
           where id.All(char.IsAsciiDigit)
           let words = CommandLine(folder)
           where words.Any(word => word.StartsWith(ClusterFolder, StringComparison.Ordinal))
           where guards || words[0].EndsWith("/postgres", StringComparison.Ordinal)
           select int.Parse(id, CultureInfo.InvariantCulture),
    ];

    public Task NothingRunsAsync() => UntilAsync(() => Processes(guards: true).Count == 0);

    public static async Task UntilAsync(Func<bool> condition)
    {
        for (var end = DateTime.UtcNow + Patience; !condition(); await Task.Delay(20))
            Assert.True(DateTime.UtcNow < end, "It did not happen in time.");
    }

    public void Dispose()
    {
        var sockets = Web.Cluster.ClusterFolder.SocketFolderFor(ClusterFolder);
        Directory.GetParent(DataFolder)!.Delete(recursive: true);
        if (Directory.Exists(sockets)) Directory.Delete(sockets, recursive: true);
    }

    private static string[] CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Split('\0');
        }
        catch (IOException)
        {
            return [""];   // it ended while we looked
        }
    }
}
