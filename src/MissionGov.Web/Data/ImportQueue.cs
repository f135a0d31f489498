using Microsoft.EntityFrameworkCore;

namespace MissionGov.Web.Data;

/// <summary>
/// The imports that wait or run. A job is taken by one statement that skips what another node is taking. Whoever runs it says so every second:
/// where that stops, the process was killed, and the next one takes the job up. Times are those of the database, so that nodes need no common clock.
/// </summary>
internal sealed class ImportQueue(MissionGovDb db)
{
    /// <summary>More at once would only wait for each other: loads take turns.</summary>
    public const int AtOnce = 2;

    /// <returns>False where the id is known already.</returns>
    public async Task<bool> AddAsync(ImportJob job, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"delete from import_jobs where ended_at < now() - interval '90 days'", ct);
        return await db.Database.ExecuteSqlAsync($"""
            insert into import_jobs (id, file_id, file_name, options, person_id, asked_by, asked_at, state, rows_done, tries, cancel_asked)
            values ({job.Id}, {job.FileId}, {job.FileName}, {job.Options}, {job.PersonId}, {job.AskedBy}, now(), 'Queued', 0, 0, false)
            on conflict (id) do nothing
            """, ct) == 1;
    }

    public Task<ImportJob?> FindAsync(Guid id, CancellationToken ct) => db.ImportJobs.AsNoTracking().SingleOrDefaultAsync(job => job.Id == id, ct);

    /// <summary>The job that has waited longest, or one whose process was killed; null when there is none, or enough run already.</summary>
    public async Task<ImportJob?> TakeAsync(CancellationToken ct)
    {
        var taken = await db.ImportJobs.FromSql($"""
            update import_jobs set state = 'Reading', rows_done = 0, rows_in_all = null, tries = tries + 1, held_until = now() + interval '5 seconds'
            where id = (
                select id from import_jobs
                where (state = 'Queued' or (state in ('Reading', 'Loading') and held_until < now()))
                  and (select count(*) from import_jobs where state in ('Reading', 'Loading') and held_until >= now()) < {AtOnce}
                order by asked_at, id limit 1 for update skip locked)
            returning *
            """).AsNoTracking().ToListAsync(ct);
        return taken.SingleOrDefault();
    }

    /// <summary>Says that the job is alive and how far it is.</summary>
    /// <returns>False where it is to end: somebody has cancelled it.</returns>
    public async Task<bool> HoldAsync(Guid id, bool isLoading, int rows, int? inAll, CancellationToken ct)
    {
        var state = (isLoading ? ImportJobState.Loading : ImportJobState.Reading).ToString();
        return await db.Database.ExecuteSqlAsync($"""
            update import_jobs set state = {state}, rows_done = {rows}, rows_in_all = {inAll}::int, held_until = now() + interval '5 seconds'
            where id = {id} and state in ('Reading', 'Loading') and not cancel_asked
            """, ct) == 1;
    }

    public Task EndAsync(Guid id, ImportJobState state, string? problem, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"update import_jobs set state = {state.ToString()}, problem = {problem}::text, ended_at = now(), held_until = null where id = {id} and ended_at is null", ct);

    /// <summary>A job that waits ends at once; one that runs is stopped by whoever runs it.</summary>
    public Task CancelAsync(Guid id, CancellationToken ct) => db.Database.ExecuteSqlAsync($"""
        update import_jobs set cancel_asked = true,
            ended_at = case when state = 'Queued' then now() end,
            state = case when state = 'Queued' then 'Cancelled' else state end
        where id = {id} and ended_at is null
        """, ct);
}
