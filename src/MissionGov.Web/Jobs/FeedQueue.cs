using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Feeds;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Feeds;

namespace MissionGov.Web.Jobs;

/// <summary>
/// The feeds that are due. One is taken by one statement that skips what another node is taking, counts the try and moves the next one on,
/// like a mail: a node that dies leaves no lock behind, and a feed that kills its reader is given up on in the end.
/// </summary>
internal sealed class FeedQueue(MissionGovDb db, TimeProvider clock)
{
    // Longer than any fetch and import may last: no other node begins meanwhile.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);

    // After the first failure, the second and so on.
    private static readonly TimeSpan[] Pauses = [.. new[] { 0.25, 1, 4, 12 }.Select(TimeSpan.FromHours)];

    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>The feed that is due longest; null when none is, or others have them all.</summary>
    public async Task<Feed?> TakeAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var taken = await db.Feeds.FromSql($"""
            update feeds set failures = failures + 1, last_tried_at = {now}, next_at = {now + Lease}
            where id = (select id from feeds where next_at <= {now} and parked_at is null order by next_at, id limit 1 for update skip locked)
            returning *
            """).AsNoTracking().ToListAsync(ct);
        return taken.SingleOrDefault();
    }

    /// <summary>Writes down what came of it, and tells the owner where they should know: all of it or nothing.</summary>
    public async Task RecordAsync(Feed feed, FeedResult result)
    {
        // Not given up when the program stops: what was imported is imported.
        var ct = CancellationToken.None;
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var outcome = result.Outcome.ToString();
        var kept = await db.Database.ExecuteSqlAsync($"""
            insert into feed_fetches (id, feed_id, at, outcome, words, hash, bytes, rows, import_id)
            select {Guid.CreateVersion7()}, id, {now}, {outcome}, {result.Words}, {result.File?.Hash}, {result.File?.Bytes ?? 0}, {result.Rows}, {result.ImportId} from feeds where id = {feed.Id}
            """, ct);

        // Somebody removed it meanwhile.
        if (kept == 0) return;
        await db.Database.ExecuteSqlAsync($"delete from feed_fetches where feed_id = {feed.Id} and at < {now - Kept}", ct);
        await (result.Outcome switch
        {
            FetchOutcome.Failed => FailAsync(feed, result, now, ct),
            FetchOutcome.Held => HoldAsync(feed, result, now, ct),
            _ => SucceedAsync(feed, result, now, ct),
        });
        await transaction.CommitAsync(ct);
    }

    // Where somebody put in another address meanwhile, nothing of this fetch says anything of the new source. As the database has it, letter for letter.
    private static string Fetched(Feed feed) => feed.Address.OriginalString;

    private Task<int> SucceedAsync(Feed feed, FeedResult result, DateTimeOffset now, CancellationToken ct) => db.Database.ExecuteSqlAsync($"""
        update feeds set failures = 0, last_error = null, held_hash = null, held_why = null,
            last_good_at = {now}, last_good_hash = {result.File!.Hash}, last_good_rows = {result.Rows}, last_good_layout = {result.Layout},
            next_at = case when is_paused then null else {feed.Times().After(now)} end
        where id = {feed.Id} and address = {Fetched(feed)}
        """, ct);

    private async Task HoldAsync(Feed feed, FeedResult result, DateTimeOffset now, CancellationToken ct)
    {
        var same = await db.Database.ExecuteSqlAsync($"""
            update feeds set failures = 0, last_error = null, held_hash = {result.File!.Hash}, held_why = {result.Words},
                next_at = case when is_paused then null else {feed.Times().After(now)} end
            where id = {feed.Id} and address = {Fetched(feed)}
            """, ct);

        // The same file asks once.
        if (same > 0 && feed.HeldHash != result.File.Hash) await TellAsync(feed, result, isParked: false, now, ct);
    }

    private async Task FailAsync(Feed feed, FeedResult result, DateTimeOffset now, CancellationToken ct)
    {
        if (result.NeedsPerson || feed.Failures >= Feed.MostFailures)
        {
            var parked = await db.Database.ExecuteSqlAsync($"update feeds set parked_at = {now}, next_at = null, last_error = {result.Words} where id = {feed.Id} and address = {Fetched(feed)}", ct);
            if (parked > 0) await TellAsync(feed, result, isParked: true, now, ct);
            return;
        }

        // A server that asks for time gets it; and the hour of the feed comes first where it is sooner.
        var (pause, usual) = (now + Pauses[feed.Failures - 1], feed.Times().After(now));
        var next = pause < usual ? pause : usual;
        if (result.Wait is { } wait && now + wait > next) next = now + wait;
        var same = await db.Database.ExecuteSqlAsync($"update feeds set last_error = {result.Words}, next_at = case when is_paused then null else {next} end where id = {feed.Id} and address = {Fetched(feed)}", ct);

        // Each row of failures is told of at its beginning, and again when it ends.
        if (same > 0 && feed.Failures == 1) await TellAsync(feed, result, isParked: false, now, ct);
    }

    private Task<int> TellAsync(Feed feed, FeedResult result, bool isParked, DateTimeOffset now, CancellationToken ct)
    {
        var (subject, text) = FeedWords.Letter(feed, result, isParked);
        var mail = new OutboxMail { PersonId = feed.OwnerId ?? Guid.Empty, Kind = MailKind.Feed, Subject = subject, Text = text, Page = $"{FeedRoutes.Address}/{feed.Id}", CreatedAt = now };

        // A role of the demo is nobody's account.
        return db.Database.ExecuteSqlAsync($"""
            insert into outbox (id, person_id, kind, subject, text, page, created_at, next_try_at, attempts)
            select {mail.Id}, id, {mail.Kind.ToString()}, {mail.Subject}, {mail.Text}, {mail.Page}, {mail.CreatedAt}, {mail.NextTryAt}, 0 from accounts where id = {mail.PersonId}
            """, ct);
    }
}
