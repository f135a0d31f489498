using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain.Missions;
using MissionGov.Tests;
using MissionGov.Web.Data;

namespace MissionGov.Web.Tests.Loading;

/// <summary>The demo's database, and loads into measures of one's own beside it.</summary>
internal sealed class LoadScene(string database) : IAsyncDisposable
{
    private readonly ServiceProvider _services = TestData.UseCases(database);

    public static async Task<LoadScene> OnDemoAsync() => new(await TestData.DemoAsync());

    public string Database => database;

    public IServiceProvider Services => _services;

    public Task<T> ReadAsync<T>(Func<MissionGovDb, Task<T>> read) => TestData.ReadAsync(_services, read);

    /// <summary>A target that looks at the headline of these series.</summary>
    public async Task<Guid> TargetAsync(IReadOnlyList<LoadedSeries> series)
    {
        var id = Guid.CreateVersion7();
        await TestData.ExecuteAsync(database, $"""
            insert into targets select (jsonb_populate_record(target, jsonb_build_object('id', '{id}', 'slug', '{id}', 'indicator_id', '{series[0].IndicatorId}', 'place_id', '{series[0].PlaceId}'))).* from targets target limit 1
            """);
        return id;
    }

    /// <summary>A measure of its own for one place, whole and in any number of parts.</summary>
    public async Task<IReadOnlyList<LoadedSeries>> SeriesAsync(int count)
    {
        var place = await ReadAsync(db => db.Places.OrderBy(one => one.Code).Select(one => one.Id).FirstAsync());
        var indicator = Guid.CreateVersion7();
        await TestData.ExecuteAsync(database, $"""
            insert into indicators (id, slug, name, population, unit, frequency, accumulation, "class", lag_days, source, source_url, breaks)
            select '{indicator}', 'measure-{indicator}', 'Measure', population, unit, frequency, accumulation, "class", lag_days, source, source_url, '[]' from indicators limit 1
            """);
        return [.. Enumerable.Range(0, count).Select(part => new LoadedSeries(indicator, place, part == 0 ? "" : $"Part={part}"))];
    }

    /// <param name="saysRows">How many rows its file says it has; many make a first load a large one.</param>
    /// <param name="keeps">False takes everything back at the end.</param>
    public Task<LoadedCounts> LoadAsync(IReadOnlyList<LoadedSeries> series, IReadOnlyList<LoadedFigure> figures, DateOnly knownOn, bool isWhole = false, int? saysRows = null, bool keeps = true, Func<MissionGovDb, Task>? inside = null) =>
        ReadAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var load = new ObservationLoad(db);
            await load.TakeTurnAsync(CancellationToken.None);
            var batch = new ImportBatch { FileName = "figures.csv", Hash = "", Layout = "Test", KnownOn = knownOn, ImportedAt = DateTimeOffset.UtcNow, ImportedBy = "A test", Rows = saysRows ?? figures.Count };
            var counts = await load.RunAsync(new(batch, isWhole, series, figures), CancellationToken.None);
            if (inside is not null) await inside(db);
            if (keeps) await transaction.CommitAsync();
            return counts;
        });

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>Twelve months each for so many series, a different value in each.</summary>
    public static List<LoadedFigure> Months(int series, int year = 2024, double plus = 0) =>
        [.. from one in Enumerable.Range(0, series) from month in Enumerable.Range(1, 12) select new LoadedFigure(one, Period.Month(year, month), (one * 100) + month + plus, Quality.None)];
}
