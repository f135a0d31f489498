using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using Npgsql;

namespace MissionGov.Benchmarks.Volume;

/// <summary>What a page of a hundred targets costs to ask for, beside so many figures.</summary>
internal sealed class QueryMeasures(Store store, int places)
{
    private const int Indicators = 10;
    private const int Targets = 100;
    private const int Repeats = 40;
    private const int Reads = 20;
    private const int Saves = 100;
    private const int RowsOfBar = 10_000_000;

    private static readonly DateOnly Known = new(2026, 1, 1);
    private static readonly Vantage Today = new(new DateOnly(2026, 2, 1));

    // What a page would ask that keeps nothing beside its figures.
    private const string LatestOfAll = """
        select target.id, latest.value from targets target
        join series on series.indicator_id = target.indicator_id and series.place_id = target.place_id and series.breakdown = ''
        join (select distinct on (series_id) series_id, value from observations where value is not null order by series_id, period_end desc, known_on desc, batch_id desc) latest on latest.series_id = series.id
        where target.name = 'measured'
        """;

    private const string LatestOfEach = """
        select target.id, latest.value from targets target
        join series on series.indicator_id = target.indicator_id and series.place_id = target.place_id and series.breakdown = ''
        join series_latest latest on latest.series_id = series.id
        where target.name = 'measured'
        """;

    private const string EveryVintage = """
        select target.id, seen.period_start, seen.period_end, seen.value, seen.quality, seen.known_on from targets target
        join series on series.indicator_id = target.indicator_id and series.place_id = target.place_id and series.breakdown = ''
        join observations seen on seen.series_id = series.id
        where target.name = 'measured' order by target.id, seen.period_end, seen.period_start, seen.known_on, seen.batch_id
        """;

    private const string WhatIsMeasured = "select * from targets target join indicators indicator on indicator.id = target.indicator_id where target.name = 'measured'";

    private readonly List<IReadOnlyList<LoadedSeries>> _series = [];

    /// <summary>Seconds of the middle dashboard, all kept; for how it grows with size.</summary>
    public double Dashboard { get; private set; }

    public async Task<IEnumerable<Figure>> MeasureAsync()
    {
        await FillAsync();
        var assessments = new AssessmentCache(RatingRules.Published);
        var kept = new SeriesCache();
        Dashboard = await Timed.MiddleAsync(Repeats, () => AssessAsync(assessments, kept));
        var unkept = await Timed.MiddleAsync(Repeats, () => AssessAsync(assessments, new SeriesCache()));
        var latest = await Timed.MiddleAsync(Repeats, () => RowsAsync(LatestOfEach));
        var distinct = await Timed.MiddleAsync(2, () => RowsAsync(LatestOfAll));
        var reads = new Rounds();
        for (var round = 0; round < Rounds.Count; round++)
        {
            reads.Add("EF", await Timed.ProcessorSecondsAsync(() => TimesAsync(Reads, () => ReadByEfAsync())));
            reads.Add("raw", await Timed.ProcessorSecondsAsync(() => TimesAsync(Reads, async () => await Task.WhenAll(RowsAsync(WhatIsMeasured), RowsAsync(EveryVintage)))));
        }

        var indicator = _series[0][0].IndicatorId;
        var funnel = await Timed.MiddleAsync(4, () => RowsAsync($"select series.place_id, latest.value from series join series_latest latest on latest.series_id = series.id where series.indicator_id = '{indicator}'"));
        var slowFunnel = await Timed.MiddleAsync(2, () => RowsAsync($"select distinct on (series.place_id) series.place_id, seen.value from series join observations seen on seen.series_id = series.id where series.indicator_id = '{indicator}' and seen.value is not null order by series.place_id, seen.period_end desc, seen.known_on desc, seen.batch_id desc"));
        var saved = await Timed.MiddleAsync(Saves, () => SaveAsync(assessments, kept));
        var update = await Timed.MiddleAsync(Saves, () => store.ExecuteAsync("update targets set name = name where name = 'measured' and id = (select min(id::text)::uuid from targets where name = 'measured')"));
        return
        [
            Figure.Only("   dashboard of 100 targets, all kept", Dashboard * 1000, "ms"),
            Figure.Only("   the same with every vintage read", unkept * 1000, "ms"),
            Figure.Only("   latest of each by DISTINCT ON over all figures", distinct * 1000, "ms"),
            BesideTheMost("latest of each over DISTINCT ON, one statement", distinct / latest),
            BesideTheMost("  the whole dashboard, assessed, over DISTINCT ON", distinct / Dashboard),
            Figure.AtMost("Q3", "pages touched a target, dashboard with every vintage read", await PagesAsync(db => AssessAsync(db, assessments, new SeriesCache())), 10, 4, ""),
            Figure.AtMost("Q3", "pages touched a target, dashboard with all kept", await PagesAsync(db => AssessAsync(db, assessments, kept)), 10, 4, ""),
            Figure.AtMost("Q3", "pages touched a target, latest of each", await PagesAsync(db => RowsAsync((NpgsqlConnection)db.Database.GetDbConnection(), LatestOfEach)), 10, 4, ""),
            Figure.AtMost("Q4", "targets and every vintage by EF Core over raw Npgsql (processor time)", reads.Ratio("EF", "raw"), 3, 1.5),
            Figure.AtLeast("Q5", $"funnel of {places:N0} places over DISTINCT ON", slowFunnel / funnel, 5, 15),
            Figure.AtMost("Q6", "a figure saved and its status read, beyond a bare update", (saved - update) * 1000, 20, 5, " ms"),
        ];
    }

    // The bar is set beside ten million figures: fewer take the other way less time, and this one as much.
    private Figure BesideTheMost(string what, double times) => places * Made.Months * Indicators < RowsOfBar ? Figure.Only(what, times, "x") with { Id = "Q2", Bar = $"set beside {RowsOfBar:N0}" } : Figure.AtLeast("Q2", what, times, 500, 2500);

    private async Task FillAsync()
    {
        var made = new Made(places);
        for (var number = 0; number < Indicators; number++)
        {
            var series = await store.SeriesAsync(places);
            await store.LoadAsync(series, made.Figures(), Known, made.Count);
            _series.Add(series);
        }

        for (var number = 0; number < Targets; number++)
        {
            var one = _series[number % Indicators][number / Indicators * (places / Indicators)];
            await store.ExecuteAsync($$"""
                insert into targets select (jsonb_populate_record(target, jsonb_build_object('id', '{{Guid.CreateVersion7()}}', 'slug', 'measured-{{number}}', 'name', 'measured', 'indicator_id', '{{one.IndicatorId}}', 'place_id', '{{one.PlaceId}}'))).* from targets target where slug = '18-week-waits'
                """);
        }

        // As the database does by itself after a minute.
        await store.ExecuteAsync("vacuum analyze");
    }

    private Task<int> AssessAsync(AssessmentCache assessments, SeriesCache kept) => store.ReadAsync(db => AssessAsync(db, assessments, kept));

    private static async Task<int> AssessAsync(MissionGovDb db, AssessmentCache assessments, SeriesCache kept) =>
        (await new AssessmentReader(db, assessments, kept).ReadAsync(db.Targets.Where(target => target.Name == "measured"), [Today], CancellationToken.None)).Count;

    private Task<int> ReadByEfAsync() => store.ReadAsync(async db =>
        (await new SeriesReader(db).ReadAsync(await db.Targets.AsNoTracking().Include(target => target.Indicator).Where(target => target.Name == "measured").ToListAsync(), CancellationToken.None)).Count);

    private async Task SaveAsync(AssessmentCache assessments, SeriesCache kept)
    {
        await store.LoadAsync([_series[0][0]], [new LoadedFigure(0, Made.Next, Random.Shared.NextDouble(), Quality.None)], Known.AddDays(1), 1);
        await AssessAsync(assessments, kept);
    }

    private static async Task TimesAsync(int times, Func<Task> work)
    {
        await work();
        for (var time = 0; time < times; time++) await work();
    }

    private async Task<int> RowsAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(store.Connection);
        await connection.OpenAsync();
        return await RowsAsync(connection, sql);
    }

    private static async Task<int> RowsAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync();
        var values = new object[reader.FieldCount];
        var rows = 0;
        for (; await reader.ReadAsync(); rows++) reader.GetValues(values);
        return rows;
    }

    // By the server's own count, on one connection, which is made to report before it is asked.
    private Task<double> PagesAsync(Func<MissionGovDb, Task> work) => store.ReadAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        var before = await CountAsync(db);
        await work(db);
        return (await CountAsync(db) - before) / (double)Targets;
    });

    private static async Task<long> CountAsync(MissionGovDb db)
    {
        await db.Database.ExecuteSqlAsync($"select pg_stat_force_next_flush()");
        return await db.Database.SqlQuery<long>($"""
            select sum(coalesce(heap_blks_read + heap_blks_hit, 0) + coalesce(idx_blks_read + idx_blks_hit, 0))::bigint as "Value" from pg_statio_user_tables
            """).SingleAsync();
    }
}
