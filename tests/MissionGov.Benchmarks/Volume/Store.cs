using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MissionGov.Web.Cluster;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;
using Npgsql;

namespace MissionGov.Benchmarks.Volume;

/// <summary>A cluster of this run's own, with the app's tables and the demo in it; as durable as the app's.</summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly EmbeddedCluster _cluster;
    private readonly string _psql;

    private Store(EmbeddedCluster cluster, ServiceProvider services, string connection, string psql) =>
        (_cluster, Services, Connection, _psql) = (cluster, services, connection, psql);

    public ServiceProvider Services { get; }

    public string Connection { get; }

    public static async Task<Store> OpenAsync(string folder, string name)
    {
        var options = new ClusterOptions(folder, AppContext.BaseDirectory);
        var cluster = await EmbeddedCluster.OpenAsync(options, NullLogger.Instance, CancellationToken.None);
        var besideServer = Path.Combine((await ServerPrograms.FindAsync(options, null, CancellationToken.None)).Folder, "psql");
        var connection = cluster.ConnectionString(name);
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddUseCases(new Configured(connection, Demo: null, Today: null), new DatabaseAddress(connection, Embedded: false))
            .AddScoped<CurrentPerson, AtTheServer>()
            .BuildServiceProvider();
        await Web.Cli.CommandLine.PrepareAsync(services, CancellationToken.None);
        await services.GetRequiredService<IDemoLoad>().LoadAsync(CancellationToken.None);
        return new(cluster, services, connection, File.Exists(besideServer) ? besideServer : "psql");
    }

    public async Task<T> ReadAsync<T>(Func<MissionGovDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();
        db.Sees = null;
        return await read(db);
    }

    public Task<int> ExecuteAsync(string sql) => ReadAsync(db =>
    {
        db.Database.SetCommandTimeout(TimeSpan.Zero);
        return db.Database.ExecuteSqlRawAsync(sql);
    });

    /// <summary>A measure with a place for each of its series.</summary>
    public async Task<IReadOnlyList<LoadedSeries>> SeriesAsync(int places)
    {
        var indicator = Guid.CreateVersion7();
        await ExecuteAsync($"""
            insert into indicators (id, slug, name, population, unit, frequency, accumulation, "class", lag_days, source, source_url, breaks)
            select '{indicator}', 'measure-{indicator}', 'Measure', population, unit, 'Monthly', 'Period', "class", lag_days, source, source_url, '[]' from indicators limit 1
            """);
        await ExecuteAsync($"insert into places (id, code, name, level) select gen_random_uuid(), 'X' || lpad(number::text, 6, '0'), 'Place ' || number, 'unit' from generate_series(0, {places - 1}) number on conflict do nothing");
        var ids = await ReadAsync(db => db.Places.Where(place => place.Level == "unit").OrderBy(place => place.Code).Take(places).Select(place => place.Id).ToListAsync());
        return [.. ids.Select(place => new LoadedSeries(indicator, place, ""))];
    }

    public Task<LoadedCounts> LoadAsync(IReadOnlyList<LoadedSeries> series, IEnumerable<LoadedFigure> figures, DateOnly knownOn, int rows) => ReadAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var load = new ObservationLoad(db);
        await load.TakeTurnAsync(CancellationToken.None);
        var batch = new ImportBatch { FileName = "made.csv", Hash = "", Layout = "Made", KnownOn = knownOn, ImportedAt = DateTimeOffset.UtcNow, ImportedBy = "The benchmark", Rows = rows };
        var counts = await load.RunAsync(new(batch, IsWhole: false, series, figures), CancellationToken.None);
        await transaction.CommitAsync();
        return counts;
    });

    /// <summary>By the program that comes with the server: the least that a load can cost.</summary>
    public async Task PsqlAsync(string command)
    {
        var address = new NpgsqlConnectionStringBuilder(Connection);
        using var psql = Process.Start(new ProcessStartInfo(
            _psql, ["-q", "-X", "-h", address.Host!, "-p", $"{address.Port}", "-U", address.Username!, "-d", address.Database!, "-v", "ON_ERROR_STOP=1", "-c", command]))!;
        await psql.WaitForExitAsync();
        if (psql.ExitCode != 0) throw new InvalidOperationException($"psql ended with {psql.ExitCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await _cluster.DisposeAsync();
    }
}
