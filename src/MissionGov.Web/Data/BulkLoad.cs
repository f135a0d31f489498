using Npgsql;

namespace MissionGov.Web.Data;

/// <summary>
/// Puts the first figures of many new series into a part of the table made for them, and makes its index after:
/// it is not searched and split a million times, and a load that is taken back leaves nothing to clean up.
/// </summary>
/// <param name="first">The numbers of the new series, which lie beside each other.</param>
internal sealed class BulkLoad(NpgsqlConnection connection, int first, int last)
{
    private const int NoTimeout = 0;

    private string Part => FormattableString.Invariant($"observations_{first}");

    public bool Has(int id) => id >= first && id <= last;

    /// <returns>How many figures went in.</returns>
    public async Task<int> RunAsync(Load load, int batch, int[] ids, LoadTally tally, CancellationToken ct)
    {
        await ExecuteAsync($"create table {Part} (like observations)", ct);
        var count = await CopyAsync(load, batch, ids, tally, ct);
        await ExecuteAsync(
            FormattableString.Invariant($"""
            alter table {Part} add primary key (series_id, period_end, period_start, known_on, batch_id) include (value, quality);
            create index on {Part} using brin (batch_id);
            alter table observations attach partition {Part} for values from ({first}) to ({last + 1});
            analyze {Part} (series_id, period_end)
            """),
            ct);
        await CopyNewestAsync(load.Batch.KnownOn, ids, tally, ct);
        return count;
    }

    // Nobody sees this table before the commit, so its rows can be marked as seen by all at once.
    private async Task<int> CopyAsync(Load load, int batch, int[] ids, LoadTally tally, CancellationToken ct)
    {
        var count = 0;
        await using var copy = await BinaryRows.BeginAsync(connection, $"{Part} (series_id, period_start, period_end, known_on, batch_id, value, quality)", ", freeze", ct);
        foreach (var figure in load.Figures)
        {
            if (!Has(ids[figure.Series])) continue;
            await copy.RowAsync(7, ct);
            copy.Number(ids[figure.Series]);
            copy.Day(figure.Period.Start);
            copy.Day(figure.Period.End);
            copy.Day(load.Batch.KnownOn);
            copy.Number(batch);
            copy.Number(figure.Value);
            copy.Number((short)figure.Quality);
            tally.Add(figure);
            count++;
        }

        await copy.CompleteAsync(ct);
        return count;
    }

    // The database keeps this by itself for whatever goes through the whole table; a part is not seen by it until it is attached.
    private async Task CopyNewestAsync(DateOnly knownOn, int[] ids, LoadTally tally, CancellationToken ct)
    {
        await using var copy = await BinaryRows.BeginAsync(connection, "series_latest (series_id, figures, stamp, period_start, period_end, value, quality, known_on)", "", ct);
        for (var series = 0; series < ids.Length; series++)
        {
            if (!Has(ids[series]) || tally.Figures(series) == 0) continue;
            await copy.RowAsync(8, ct);
            copy.Number(ids[series]);
            copy.Number(tally.Figures(series));
            copy.Stamp(Guid.NewGuid());
            if (tally.Newest(series) is { } newest)
            {
                copy.Day(newest.Period.Start);
                copy.Day(newest.Period.End);
                copy.Number(newest.Value);
                copy.Number((short)newest.Quality);
                copy.Day(knownOn);
            }
            else
            {
                for (var column = 0; column < 5; column++) copy.Nothing();
            }
        }

        await copy.CompleteAsync(ct);
    }

    private async Task ExecuteAsync(string sql, CancellationToken ct)
    {
#pragma warning disable CA2100 // The text holds our own numbers, never input.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = NoTimeout };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }
}
