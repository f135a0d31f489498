using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using Npgsql;

namespace MissionGov.Web.Data;

/// <summary>A line of figures to load, by the things it is about.</summary>
internal readonly record struct LoadedSeries(Guid IndicatorId, Guid PlaceId, string Breakdown);

/// <param name="Series">The position of its series in the list beside.</param>
internal readonly record struct LoadedFigure(int Series, Period Period, double? Value, Quality Quality);

/// <param name="IsWhole">What is held of these series and absent here was withdrawn by its publisher.</param>
/// <param name="Figures">Gone through twice where some of the series are new.</param>
internal sealed record Load(ImportBatch Batch, bool IsWhole, IReadOnlyList<LoadedSeries> Series, IEnumerable<LoadedFigure> Figures);

/// <summary>What a load changed against the figures held and known by its day.</summary>
public sealed record LoadedCounts(int BatchId, int New, int Revised, int Unchanged, int Withdrawn);

/// <summary>A figure that a load changed.</summary>
/// <param name="Was">Null when there was none, or none with a value.</param>
public sealed record ChangedFigure(string Indicator, string Place, string Breakdown, Period Period, double? Was, double? Value);

/// <summary>
/// Puts figures into the database: COPY into a temporary table, compare with what is held, write only the differences.
/// Many figures of new series have nothing to be compared with and go in beside it (<see cref="BulkLoad"/>).
/// It runs in the transaction of whoever calls, so a failure or a cancellation leaves nothing.
/// </summary>
internal sealed class ObservationLoad(MissionGovDb db)
{
    // Below it a part of the table to itself gains nothing.
    private const int LeastForBulk = 50_000;

    // Fewer go along with the question, and are looked up one by one, whatever is held.
    private const int LeastToStage = 1_000;

    private const int NoTimeout = 0;

    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    /// <summary>Waits until no other load runs. Before the subjects of a load are looked up, for two files may bring the same new indicator.</summary>
    public Task TakeTurnAsync(CancellationToken ct) => db.Database.CurrentTransaction is null
        ? throw new InvalidOperationException("A load needs the caller's transaction.")
        : ExecuteAsync(ct, new Statement(ObservationLoadSql.TakeTurn, ObservationSql.TurnKey));

    /// <summary>Loads the figures; the turn has been taken.</summary>
    public async Task<LoadedCounts> RunAsync(Load load, CancellationToken ct)
    {
        var (batch, ids) = await BeginAsync(load, ct);
        var bulk = await AddMissingAsync(load, ids, ct);
        var tally = new LoadTally(ids.Length);
        var added = bulk is null ? 0 : await bulk.RunAsync(load, batch, ids, tally, ct);
        var figures = ids.All(id => bulk?.Has(id) == true) ? [] : load.Figures.Where(figure => bulk?.Has(ids[figure.Series]) != true);
        var few = figures.Take(LeastToStage).ToList();
        foreach (var figure in few.Count < LeastToStage ? few : []) tally.Add(figure);
        var compared = few.Count < LeastToStage ? few.Count : await StageAsync(figures, ids, tally, ct);
        var held = new Held(load, [.. ids.Where((id, series) => bulk?.Has(id) != true && tally.Figures(series) > 0).Order()]);
        List<Statement> rest = compared switch
        {
            0 => [],
            < LeastToStage => [.. Comparing(held, Columns(few, ids))],
            _ => [.. Comparing(held, compared)],
        };
        if (compared > 0) rest.Add(new(ObservationLoadSql.Write, load.Batch.KnownOn, batch));
        await ExecuteAsync(ct, [.. rest, Spans(batch, tally, ids)]);
        return await CountAsync(load.Batch.KnownOn, batch, compared, added, ct);
    }

    /// <summary>Revised figures with their old values, the headline ones first; after a load, in its transaction.</summary>
    public Task<List<ChangedFigure>> RevisedAsync(int most, CancellationToken ct) => ChangesAsync(ObservationLoadSql.Revised, ct, most);

    /// <summary>Figures ten times the one held before, or a tenth of it; after a load, in its transaction.</summary>
    public Task<List<ChangedFigure>> JumpsAsync(int batch, int most, CancellationToken ct) => ChangesAsync(ObservationLoadSql.Jumps, ct, most, batch);

    private async Task<(int Batch, int[] Ids)> BeginAsync(Load load, CancellationToken ct)
    {
        var batch = load.Batch;
        await using var begin = Together(
            new(ObservationLoadSql.DropTables),
            new(ObservationLoadSql.Changed),
            new(ObservationLoadSql.Settings),
            new(ObservationLoadSql.Batch, batch.FileName, batch.Hash, batch.Layout, batch.KnownOn, batch.ImportedAt, batch.ImportedBy, batch.Rows, batch.Pack),
            new(ObservationLoadSql.SeriesIds, Given(load)));
        await using var reader = await begin.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        var number = reader.GetInt32(0);
        await reader.NextResultAsync(ct);
        var ids = new int[load.Series.Count];
        await FillAsync(ids, reader, ct);
        return (number, ids);
    }

    private async Task<BulkLoad?> AddMissingAsync(Load load, int[] ids, CancellationToken ct)
    {
        var missing = ids.Count(id => id == 0);
        if (missing == 0) return null;

        var given = Given(load);
        var bulk = (long)load.Batch.Rows * missing / ids.Length >= LeastForBulk;
        var (first, last) = await AddSeriesAsync(given, bulk, ct);
        await using var look = Together(new Statement(ObservationLoadSql.SeriesIds, given));
        await using var reader = await look.ExecuteReaderAsync(ct);
        await FillAsync(ids, reader, ct);
        return bulk && first > 0 ? new BulkLoad(Connection, first, last) : null;
    }

    private static object[] Given(Load load) =>
        [load.Series.Select(series => series.IndicatorId).ToArray(), load.Series.Select(series => series.PlaceId).ToArray(), load.Series.Select(series => series.Breakdown).ToArray()];

    private async Task<(int First, int Last)> AddSeriesAsync(object[] given, bool bulk, CancellationToken ct)
    {
        await using var add = Together(new Statement(ObservationLoadSql.AddSeries, [.. given, bulk]));
        await using var reader = await add.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetInt32(0), reader.GetInt32(1));
    }

    private static async Task FillAsync(int[] ids, NpgsqlDataReader reader, CancellationToken ct)
    {
        while (await reader.ReadAsync(ct)) ids[reader.GetInt32(0)] = reader.GetInt32(1);
    }

    private async Task<int> StageAsync(IEnumerable<LoadedFigure> figures, int[] ids, LoadTally tally, CancellationToken ct)
    {
        var count = 0;
        await ExecuteAsync(ct, new Statement(ObservationLoadSql.Stage));
        await using var copy = await BinaryRows.BeginAsync(Connection, ObservationLoadSql.Staged, "", ct);
        foreach (var figure in figures)
        {
            await copy.RowAsync(5, ct);
            copy.Number(ids[figure.Series]);
            copy.Day(figure.Period.Start);
            copy.Day(figure.Period.End);
            copy.Number(figure.Value);
            copy.Number((short)figure.Quality);
            tally.Add(figure);
            count++;
        }

        await copy.CompleteAsync(ct);
        return count;
    }

    private static IEnumerable<Statement> Comparing(Held held, int staged)
    {
        yield return new(ObservationLoadSql.Analyze);
        yield return new(ObservationLoadSql.PreferReading, held.First, held.Last, staged);
        yield return new(ObservationLoadSql.Compare(ObservationLoadSql.Staged), held.KnownOn, held.First, held.Last);
        if (held.IsWhole) yield return new(ObservationLoadSql.Withdraw(ObservationLoadSql.Staged), held.KnownOn, held.First, held.Last, held.Series);
        yield return new(ObservationLoadSql.AnyPlan);
    }

    private static IEnumerable<Statement> Comparing(Held held, object[] figures)
    {
        yield return new(ObservationLoadSql.Compare(ObservationLoadSql.SentAlong(4)), [held.KnownOn, held.First, held.Last, .. figures]);
        if (held.IsWhole) yield return new(ObservationLoadSql.Withdraw(ObservationLoadSql.SentAlong(5)), [held.KnownOn, held.First, held.Last, held.Series, .. figures]);
    }

    private static object[] Columns(List<LoadedFigure> figures, int[] ids) =>
    [
        figures.Select(figure => ids[figure.Series]).ToArray(), figures.Select(figure => figure.Period.Start).ToArray(), figures.Select(figure => figure.Period.End).ToArray(),
        figures.Select(figure => figure.Value).ToArray(), figures.Select(figure => (short)figure.Quality).ToArray(),
    ];

    private static Statement Spans(int batch, LoadTally tally, int[] ids)
    {
        var spans = tally.Spans(ids).ToList();
        return new(ObservationLoadSql.Spans, batch, spans.Select(span => span.Periods).ToArray(), spans.Select(span => span.Series).ToArray());
    }

    private async Task<LoadedCounts> CountAsync(DateOnly knownOn, int batch, int compared, int added, CancellationToken ct)
    {
        var (counts, anyLater) = await ReadAsync();
        if (anyLater && compared > 0) await ExecuteAsync(ct, new Statement(ObservationLoadSql.KeepLater, knownOn));
        return counts;

        async Task<(LoadedCounts, bool)> ReadAsync()
        {
            await using var count = Together(new(ObservationLoadSql.Count, batch, compared, added), new(ObservationLoadSql.AnyLater, knownOn));
            await using var reader = await count.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            LoadedCounts counts = new(batch, reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3));
            await reader.NextResultAsync(ct);
            await reader.ReadAsync(ct);
            return (counts, reader.GetBoolean(0));
        }
    }

    private async Task<List<ChangedFigure>> ChangesAsync(string sql, CancellationToken ct, params object?[] values)
    {
        List<ChangedFigure> changes = [];
        await using var ask = Together(new Statement(sql, values));
        await using var reader = await ask.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            Period period = new(reader.GetFieldValue<DateOnly>(3), reader.GetFieldValue<DateOnly>(4));
            changes.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), period, Number(reader, 5), Number(reader, 6)));
        }

        return changes;
    }

    private async Task ExecuteAsync(CancellationToken ct, params Statement[] statements)
    {
        await using var together = Together(statements);
        await together.ExecuteNonQueryAsync(ct);
    }

    // One after the other, but asked for at once: on its way a small statement spends as long as at work.
    private NpgsqlBatch Together(params Statement[] statements)
    {
        var batch = new NpgsqlBatch(Connection) { Timeout = NoTimeout };
        foreach (var statement in statements)
        {
#pragma warning disable CA2100 // The text is one of our constants; what varies is a parameter.
            var command = new NpgsqlBatchCommand(statement.Sql);
#pragma warning restore CA2100
            foreach (var value in statement.Values) command.Parameters.Add(new() { Value = value ?? DBNull.Value });
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    private static double? Number(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);

    private sealed record Statement(string Sql, params object?[] Values);

    /// <summary>What a load is compared with: the figures held of its series that were known by its day.</summary>
    /// <param name="Series">Their numbers in order.</param>
    private sealed record Held(Load Load, int[] Series)
    {
        public DateOnly KnownOn => Load.Batch.KnownOn;

        public bool IsWhole => Load.IsWhole;

        public int First => Series[0];

        public int Last => Series[^1];
    }
}
