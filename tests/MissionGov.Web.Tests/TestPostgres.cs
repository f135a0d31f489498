using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using MissionGov.Tests;
using MissionGov.Web.Cluster;
using Npgsql;

// The cluster's tests set file modes; nobody runs them on Windows.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
[assembly: AssemblyFixture(typeof(TestPostgres))]

namespace MissionGov.Tests;

/// <summary>
/// One cluster a test run, started when the first test asks for a database; where PostgreSQL is missing, only those tests fail.
/// xUnit makes and disposes it as an assembly fixture, so that the server is stopped and its folder deleted at the end.
/// </summary>
public sealed class TestPostgres : IAsyncDisposable
{
    // Hundreds of databases are made and thrown away. A disk takes minutes to forget them, so memory holds them where there is room.
    private const string Memory = "/dev/shm";
    private const long Room = 12L << 30;

    private static readonly string Folder = Path.Combine(HasRoom ? Memory : Path.GetTempPath(), $"missiongov-tests-{Guid.NewGuid():N}");
    private static readonly Lazy<Task<EmbeddedCluster>> Cluster = new(() => Task.Run(OpenAsync));
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private static int _databases;

    /// <summary>Makes a database, empty or a copy of another one, and returns its connection string.</summary>
    /// <param name="template">The connection string of the database to copy, which must be in use by nobody.</param>
    public static async Task<string> NewDatabaseAsync(string? template = null)
    {
        var cluster = await Cluster.Value;
        var name = $"test{Interlocked.Increment(ref _databases)}";
        var source = template is null ? "template0" : new NpgsqlConnectionStringBuilder(template).Database;
        await OneAtATime.WaitAsync();
        try
        {
            if (template is not null) NpgsqlConnection.ClearPool(new NpgsqlConnection(template));   // an idle connection counts as use
            await using var connection = new NpgsqlConnection(cluster.ConnectionString("postgres"));
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand($"create database {name} template {source} strategy file_copy", connection);
            await create.ExecuteNonQueryAsync();
        }
        finally
        {
            OneAtATime.Release();
        }

        return cluster.ConnectionString(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (!Cluster.IsValueCreated) return;

        NpgsqlConnection.ClearAllPools();
        if (Cluster.Value.IsCompletedSuccessfully) await (await Cluster.Value).DisposeAsync();
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A fast cluster in this folder, with the server programs that the app would find.</summary>
    internal static ClusterOptions Options(string folder) =>
        ClusterOptions.From(new ConfigurationBuilder().AddEnvironmentVariables().Build(), AppContext.BaseDirectory) with
        {
            DataFolder = folder,
            Durable = false,
        };

    private static bool HasRoom => Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace >= Room && GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >= Room;

    private static Task<EmbeddedCluster> OpenAsync() =>
        EmbeddedCluster.OpenAsync(Options(Folder), NullLogger.Instance, CancellationToken.None);
}
