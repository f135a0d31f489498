using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;

namespace MissionGov.Web.Data;

/// <summary>
/// Takes an import out of what pages read, and puts it back, in the transaction of whoever calls. Nothing is deleted: its figures lie beside the others meanwhile.
/// What is left is what would be there had the import never run, so that a replay of any day tells what was published by then.
/// </summary>
internal sealed class BatchUndo(MissionGovDb db)
{
    /// <summary>The first later import that was compared with the figures of this one; null when none was.</summary>
    public Task<int?> BuiltOnAsync(int batch, CancellationToken ct) => NumberAsync(BatchUndoSql.BuiltOn, batch, ct);

    /// <summary>The first import since this one was taken back that spoke about the same periods; null when none did.</summary>
    public Task<int?> SpokeSinceAsync(int batch, CancellationToken ct) => NumberAsync(BatchUndoSql.SpokeSince, batch, ct);

    /// <summary>The last earlier import, taken back too, that this one was compared with; null when there is none.</summary>
    public Task<int?> StandsOnAsync(int batch, CancellationToken ct) => NumberAsync(BatchUndoSql.StandsOn, batch, ct);

    /// <returns>How many figures of the import went.</returns>
    public async Task<int> TakeOutAsync(int batch, Change change, CancellationToken ct)
    {
        var figures = await ExecuteAsync(BatchUndoSql.TakeOut, ct, batch);
        await ExecuteAsync(BatchUndoSql.TakeOutRepeats, ct, batch);
        await ExecuteAsync(BatchUndoSql.TakeOutSpans, ct, batch);
        await ExecuteAsync(BatchUndoSql.Mark, ct, batch, change.At, change.Who, change.Reason);
        return figures;
    }

    /// <returns>How many figures came back.</returns>
    public async Task<int> PutBackAsync(int batch, CancellationToken ct)
    {
        var figures = await ExecuteAsync(BatchUndoSql.PutBack, ct, batch);
        await ExecuteAsync(BatchUndoSql.PutBackSpans, ct, batch);
        await ExecuteAsync(BatchUndoSql.Unmark, ct, batch);
        return figures;
    }

    /// <summary>The measures that the import has figures of, be they taken back or not.</summary>
    public Task<List<Guid>> IndicatorsAsync(int batch, CancellationToken ct) => db.Series
        .Where(series => db.Observations.Any(row => row.SeriesId == series.Id && row.BatchId == batch) || db.UndoneObservations.Any(row => row.SeriesId == series.Id && row.UndoneWith == batch))
        .Select(series => series.IndicatorId).Distinct().ToListAsync(ct);

    private Task<int?> NumberAsync(string sql, int batch, CancellationToken ct) => db.Database.SqlQueryRaw<int?>(sql, batch).SingleAsync(ct);

    private async Task<int> ExecuteAsync(string sql, CancellationToken ct, params object[] values)
    {
        // A million figures take longer than a page may.
        db.Database.SetCommandTimeout(0);
        return await db.Database.ExecuteSqlRawAsync(sql, values, ct);
    }
}
