using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using Npgsql;
using NpgsqlTypes;

namespace MissionGov.Web.Data;

/// <summary>A line of figures to load, by the things it is about.</summary>
internal readonly record struct LoadedSeries(Guid IndicatorId, Guid PlaceId, string Breakdown);

/// <param name="Series">The position of its series in the list beside.</param>
internal readonly record struct LoadedFigure(int Series, Period Period, double? Value, Quality Quality);

/// <param name="IsWhole">What is held of these series and absent here was withdrawn by its publisher.</param>
internal sealed record Load(ImportBatch Batch, bool IsWhole, IReadOnlyList<LoadedSeries> Series, IEnumerable<LoadedFigure> Figures);

/// <summary>What a load changed against the figures held and known by its day.</summary>
public sealed record LoadedCounts(int BatchId, int New, int Revised, int Unchanged, int Withdrawn);

/// <summary>A figure that a load changed.</summary>
/// <param name="Was">Null when there was none, or none with a value.</param>
public sealed record ChangedFigure(string Indicator, string Place, string Breakdown, Period Period, double? Was, double? Value);

/// <summary>
/// Puts figures into the database: COPY into a temporary table, compare with what is held, write only the differences.
/// It runs in the transaction of whoever calls, so a failure or a cancellation leaves nothing.
/// </summary>
internal sealed class ObservationLoad(MissionGovDb db)
{
    // Loads take turns: two that compared at once would both write the same difference.
    private const long TurnKey = 0x4F62736572766564;

    private const int NoTimeout = 0;

    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    /// <summary>Waits until no other load runs. Before the subjects of a load are looked up, for two files may bring the same new indicator.</summary>
    public Task TakeTurnAsync(CancellationToken ct) => db.Database.CurrentTransaction is null
        ? throw new InvalidOperationException("A load needs the caller's transaction.")
        : ExecuteAsync(ObservationLoadSql.TakeTurn, ct, TurnKey);

    /// <summary>Loads the figures; the turn has been taken.</summary>
    public async Task<LoadedCounts> RunAsync(Load load, CancellationToken ct)
    {
        await ExecuteAsync(ObservationLoadSql.Prepare, ct);
        var ids = await SeriesIdsAsync(load.Series, ct);
        var count = await StageAsync(load.Figures, ids, ct);
        await ExecuteAsync(ObservationLoadSql.Analyze, ct);
        var batch = await BatchAsync(load.Batch, ct);
        await ExecuteAsync(ObservationLoadSql.Compare, ct, load.Batch.KnownOn);
        if (load.IsWhole) await ExecuteAsync(ObservationLoadSql.Withdraw, ct, load.Batch.KnownOn);
        await ExecuteAsync(ObservationLoadSql.Write, ct, load.Batch.KnownOn, batch);
        await ExecuteAsync(ObservationLoadSql.KeepLater, ct, load.Batch.KnownOn);
        await ExecuteAsync(ObservationLoadSql.Cover, ct, batch);
        return await CountAsync(batch, count, ct);
    }

    /// <summary>Revised figures with their old values, the headline ones first; after a load, in its transaction.</summary>
    public Task<List<ChangedFigure>> RevisedAsync(int most, CancellationToken ct) => ChangesAsync(ObservationLoadSql.Revised, ct, most);

    /// <summary>Figures ten times the one held before, or a tenth of it; after a load, in its transaction.</summary>
    public Task<List<ChangedFigure>> JumpsAsync(int batch, int most, CancellationToken ct) => ChangesAsync(ObservationLoadSql.Jumps, ct, most, batch);

    private async Task<int[]> SeriesIdsAsync(IReadOnlyList<LoadedSeries> series, CancellationToken ct)
    {
        await using (var copy = await Connection.BeginBinaryImportAsync("copy staged_series from stdin (format binary)", ct))
        {
            for (var position = 0; position < series.Count; position++)
            {
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(position, NpgsqlDbType.Integer, ct);
                await copy.WriteAsync(series[position].IndicatorId, NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(series[position].PlaceId, NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(series[position].Breakdown, NpgsqlDbType.Text, ct);
            }

            await copy.CompleteAsync(ct);
        }

        await ExecuteAsync(ObservationLoadSql.AddSeries, ct);
        var ids = new int[series.Count];
        await using var command = Command(ObservationLoadSql.SeriesIds);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) ids[reader.GetInt32(0)] = reader.GetInt32(1);
        return ids;
    }

    private async Task<int> StageAsync(IEnumerable<LoadedFigure> figures, int[] ids, CancellationToken ct)
    {
        var count = 0;
        await using var copy = await Connection.BeginBinaryImportAsync("copy staged from stdin (format binary)", ct);
        foreach (var figure in figures)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(ids[figure.Series], NpgsqlDbType.Integer, ct);
            await copy.WriteAsync(figure.Period.Start, NpgsqlDbType.Date, ct);
            await copy.WriteAsync(figure.Period.End, NpgsqlDbType.Date, ct);
            if (figure.Value is { } value) await copy.WriteAsync(value, NpgsqlDbType.Double, ct);
            else await copy.WriteNullAsync(ct);
            await copy.WriteAsync((short)figure.Quality, NpgsqlDbType.Smallint, ct);
            count++;
        }

        await copy.CompleteAsync(ct);
        return count;
    }

    private async Task<int> BatchAsync(ImportBatch batch, CancellationToken ct)
    {
        await using var command = Command(ObservationLoadSql.Batch, batch.FileName, batch.Hash, batch.Layout, batch.KnownOn, batch.ImportedAt, batch.ImportedBy, batch.Rows, batch.Pack);
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task<LoadedCounts> CountAsync(int batch, int staged, CancellationToken ct)
    {
        await using var command = Command(ObservationLoadSql.Count, batch, staged);
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
}
