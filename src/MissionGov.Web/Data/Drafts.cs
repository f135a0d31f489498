using Microsoft.EntityFrameworkCore;

namespace MissionGov.Web.Data;

/// <summary>Keeps drafts. They are no change of the data: no event, no audit, no new data version.</summary>
internal sealed class Drafts(MissionGovDb db, TimeProvider clock)
{
    public const int MostOfAPerson = 200;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    public Task<Draft?> FindAsync(Guid person, string key, CancellationToken ct) =>
        db.Drafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.PersonId == person && draft.Key == key, ct);

    /// <summary>Whether an intent was carried out, although its answer may have been lost.</summary>
    public Task<bool> WasDoneAsync(Guid command, CancellationToken ct) => db.Audit.AnyAsync(line => line.CommandId == command, ct);

    /// <summary>Saves over the version that was seen, never over another.</summary>
    /// <param name="seen">When the version was saved that this one follows; null where none was seen.</param>
    /// <returns>When it was saved; null where another version is kept, or there are too many.</returns>
    public async Task<DateTimeOffset?> SaveAsync(Guid person, string key, string json, Guid? command, string? formVersion, DateTimeOffset? seen, CancellationToken ct)
    {
        // PostgreSQL keeps microseconds; the version must be the same there and here.
        var now = clock.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        await db.Database.ExecuteSqlAsync($"delete from drafts where saved_at < {now - KeptFor}", ct);

        // Each save is later than the one before, however the clocks of two nodes differ: by its moment a version is told from another.
        var saved = await db.Database.SqlQuery<DateTimeOffset>($"""
            insert into drafts as held (person_id, key, json, saved_at, command_id, form_version)
            select {person}, {key}, {json}, {now}, {command}::uuid, {formVersion}::text
            where (select count(*) from drafts where person_id = {person} and key <> {key}) < {MostOfAPerson}
            on conflict (person_id, key) do update set json = excluded.json, saved_at = greatest(excluded.saved_at, held.saved_at + interval '1 microsecond'), command_id = excluded.command_id, form_version = excluded.form_version
            where held.saved_at = {seen}::timestamptz or held.json = excluded.json
            returning saved_at as "Value"
            """).ToListAsync(ct);
        return saved is [var at] ? at : null;
    }

    public Task DropAsync(Guid person, string key, CancellationToken ct) =>
        db.Drafts.Where(draft => draft.PersonId == person && draft.Key == key).ExecuteDeleteAsync(ct);
}
