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
        : ExecuteAsync(ObservationLoadSql.TakeTurn, ct, ObservationSql.TurnKey);

    /// <summary>Loads the figures; the turn has been taken.</summary>
    public async Task<LoadedCounts> RunAsync(Load load, CancellationToken ct)
    {
        await ExecuteAsync(ObservationLoadSql.Prepare, ct);
        var batch = await BatchAsync(load.Batch, ct);
        var (ids, bulk) = await SeriesIdsAsync(load, ct);
        var tally = new LoadTally(ids.Length);
        var added = bulk is null ? 0 : await bulk.RunAsync(load, batch, ids, tally, ct);
        var figures = ids.All(id => bulk?.Has(id) == true) ? [] : load.Figures.Where(figure => bulk?.Has(ids[figure.Series]) != true);
        var few = figures.Take(LeastToStage).ToList();
        foreach (var figure in few.Count < LeastToStage ? few : []) tally.Add(figure);
        var compared = few.Count < LeastToStage ? few.Count : await StageAsync(figures, ids, tally, ct);
        var held = new Held(load, [.. ids.Where((id, series) => bulk?.Has(id) != true && tally.Figures(series) > 0).Order()]);
        if (compared >= LeastToStage) await CompareAsync(held, compared, ct);
        else if (compared > 0) await CompareAsync(held, Columns(few, ids), ct);
        if (compared > 0) await WriteAsync(load.Batch.KnownOn, batch, ct);
        await SpanAsync(batch, tally, ids, ct);
        return await CountAsync(batch, compared, added, ct);
    }

    /// <summary>Revised figures with their old values, the headline ones first; after a load, in its transaction.</summary>
    public Task<List<ChangedFigure>> RevisedAsync(int most, CancellationToken ct) => ChangesAsync(ObservationLoadSql.Revised, ct, most);

    /// <summary>Figures ten times the one held before, or a tenth of it; after a load, in its transaction.</summary>
    public Task<List<ChangedFigure>> JumpsAsync(int batch, int most, CancellationToken ct) => ChangesAsync(ObservationLoadSql.Jumps, ct, most, batch);

    private async Task<(int[] Ids, BulkLoad? Bulk)> SeriesIdsAsync(Load load, CancellationToken ct)
    {
        object[] given = [load.Series.Select(series => series.IndicatorId).ToArray(), load.Series.Select(series => series.PlaceId).ToArray(), load.Series.Select(series => series.Breakdown).ToArray()];
        var ids = new int[load.Series.Count];
        await FillIdsAsync(ids, given, ct);
        var missing = ids.Count(id => id == 0);
        if (missing == 0) return (ids, null);

        var bulk = (long)load.Batch.Rows * missing / ids.Length >= LeastForBulk;
        var (first, last) = await AddSeriesAsync(given, bulk, ct);
        await FillIdsAsync(ids, given, ct);
        return (ids, bulk && first > 0 ? new BulkLoad(Connection, first, last) : null);
    }

    private async Task<(int First, int Last)> AddSeriesAsync(object[] given, bool bulk, CancellationToken ct)
    {
        await using var command = Command(ObservationLoadSql.AddSeries, [.. given, bulk]);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetInt32(0), reader.GetInt32(1));
    }

    private async Task FillIdsAsync(int[] ids, object[] given, CancellationToken ct)
    {
        await using var command = Command(ObservationLoadSql.SeriesIds, given);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) ids[reader.GetInt32(0)] = reader.GetInt32(1);
    }

    private async Task<int> StageAsync(IEnumerable<LoadedFigure> figures, int[] ids, LoadTally tally, CancellationToken ct)
    {
        var count = 0;
        await ExecuteAsync(ObservationLoadSql.Stage, ct);
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

    private async Task CompareAsync(Held held, int staged, CancellationToken ct)
    {
        await ExecuteAsync(ObservationLoadSql.Analyze, ct);
        await ExecuteAsync(ObservationLoadSql.PreferReading, ct, held.First, held.Last, staged);
        await ExecuteAsync(ObservationLoadSql.Compare(ObservationLoadSql.Staged), ct, held.KnownOn, held.First, held.Last);
        if (held.IsWhole) await ExecuteAsync(ObservationLoadSql.Withdraw(ObservationLoadSql.Staged), ct, held.KnownOn, held.First, held.Last, held.Series);
        await ExecuteAsync(ObservationLoadSql.AnyPlan, ct);
    }

    private async Task CompareAsync(Held held, object[] figures, CancellationToken ct)
    {
        await ExecuteAsync(ObservationLoadSql.Compare(ObservationLoadSql.SentAlong(4)), ct, [held.KnownOn, held.First, held.Last, .. figures]);
        if (held.IsWhole) await ExecuteAsync(ObservationLoadSql.Withdraw(ObservationLoadSql.SentAlong(5)), ct, [held.KnownOn, held.First, held.Last, held.Series, .. figures]);
    }

    private static object[] Columns(List<LoadedFigure> figures, int[] ids) =>
    [
        figures.Select(figure => ids[figure.Series]).ToArray(), figures.Select(figure => figure.Period.Start).ToArray(), figures.Select(figure => figure.Period.End).ToArray(),
        figures.Select(figure => figure.Value).ToArray(), figures.Select(figure => (short)figure.Quality).ToArray(),
    ];

    private async Task WriteAsync(DateOnly knownOn, int batch, CancellationToken ct)
    {
        await ExecuteAsync(ObservationLoadSql.Write, ct, knownOn, batch);
        await using var later = Command(ObservationLoadSql.AnyLater, knownOn);
        if (await later.ExecuteScalarAsync(ct) is true) await ExecuteAsync(ObservationLoadSql.KeepLater, ct, knownOn);
    }

    private Task SpanAsync(int batch, LoadTally tally, int[] ids, CancellationToken ct)
    {
        var spans = tally.Spans(ids).ToList();
        return ExecuteAsync(ObservationLoadSql.Spans, ct, batch, spans.Select(span => span.Periods).ToArray(), spans.Select(span => span.Series).ToArray());
    }

    private async Task<int> BatchAsync(ImportBatch batch, CancellationToken ct)
    {
        await using var command = Command(ObservationLoadSql.Batch, batch.FileName, batch.Hash, batch.Layout, batch.KnownOn, batch.ImportedAt, batch.ImportedBy, batch.Rows, batch.Pack);
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task<LoadedCounts> CountAsync(int batch, int staged, int added, CancellationToken ct)
    {
        await using var command = Command(ObservationLoadSql.Count, batch, staged, added);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new(batch, reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3));
    }

    private async Task<List<ChangedFigure>> ChangesAsync(string sql, CancellationToken ct, params object?[] values)
    {
        List<ChangedFigure> changes = [];
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            Period period = new(reader.GetFieldValue<DateOnly>(3), reader.GetFieldValue<DateOnly>(4));
            changes.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), period, Number(reader, 5), Number(reader, 6)));
        }

        return changes;
    }

    private async Task ExecuteAsync(string sql, CancellationToken ct, params object?[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(ct);
    }

    private NpgsqlCommand Command(string sql, params object?[] values)
    {
#pragma warning disable CA2100 // The text is one of our constants; what varies is a parameter.
        var command = new NpgsqlCommand(sql, Connection) { CommandTimeout = NoTimeout };
#pragma warning restore CA2100
        foreach (var value in values) command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        return command;
    }

    private static double? Number(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);

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
