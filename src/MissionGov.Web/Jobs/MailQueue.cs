using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Data;

namespace MissionGov.Web.Jobs;

/// <summary>
/// The mails that wait. A mail is taken by one statement that skips what another node is taking, counts the try and moves the next one on:
/// a node that dies leaves no lock behind, and a mail that kills its sender is still given up on in the end.
/// </summary>
internal sealed class MailQueue(MissionGovDb db, TimeProvider clock)
{
    public const int MostTries = 5;

    // Longer than any sending may last: no other node begins meanwhile.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    // After the first try, the second and so on; each is stretched or cut by up to a quarter, so that nodes do not come back all at once.
    private static readonly TimeSpan[] Pauses = [.. new[] { 1, 5, 30, 180 }.Select(minutes => TimeSpan.FromMinutes(minutes))];
    private const double Jitter = 0.25;

    private static readonly TimeSpan WorthSending = TimeSpan.FromDays(7);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Gives up on what nobody needs any more, and forgets what was sent long ago.</summary>
    public async Task TidyAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync($"update outbox set parked_at = {now}, last_error = coalesce(last_error || ' ', '') || 'Not sent within a week.' where sent_at is null and parked_at is null and created_at < {now - WorthSending}", ct);
        await db.Database.ExecuteSqlAsync($"delete from outbox where sent_at < {now - Kept}", ct);
    }

    public Task<bool> IsAnyDueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Outbox.AnyAsync(mail => mail.SentAt == null && mail.ParkedAt == null && mail.NextTryAt <= now, ct);
    }

    /// <summary>The mail that has waited longest; null when none is due, or others have them all.</summary>
    public async Task<OutboxMail?> TakeAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var taken = await db.Outbox.FromSql($"""
            update outbox set attempts = attempts + 1, next_try_at = {now + Lease}
            where id = (select id from outbox where sent_at is null and parked_at is null and next_try_at <= {now} order by next_try_at, id limit 1 for update skip locked)
            returning *
            """).AsNoTracking().ToListAsync(ct);
        return taken.SingleOrDefault();
    }

    // Not given up when the program stops: the mail is out, and would go out again.
    public Task SentAsync(OutboxMail mail) =>
        db.Database.ExecuteSqlAsync($"update outbox set sent_at = {clock.GetUtcNow()}, last_error = null where id = {mail.Id}", CancellationToken.None);

    public Task FailedAsync(OutboxMail mail, string error)
    {
        var now = clock.GetUtcNow();
        if (mail.Attempts >= MostTries) return ParkAsync(mail, error);
        var next = now + (Pauses[mail.Attempts - 1] * (1 + (Jitter * ((2 * Random.Shared.NextDouble()) - 1))));
        return db.Database.ExecuteSqlAsync($"update outbox set next_try_at = {next}, last_error = {error} where id = {mail.Id}", CancellationToken.None);
    }

    public Task ParkAsync(OutboxMail mail, string why) =>
        db.Database.ExecuteSqlAsync($"update outbox set parked_at = {clock.GetUtcNow()}, last_error = {why} where id = {mail.Id}", CancellationToken.None);

    /// <summary>The server is away, which is no mail's fault: no try is counted.</summary>
    public Task NoteAsync(string why, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Database.ExecuteSqlAsync($"update outbox set last_error = {why} where sent_at is null and parked_at is null and next_try_at <= {now}", ct);
    }
}
