using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Mail;

/// <summary>Does mail go out, and what was given up on?</summary>
internal sealed record GetOutbox : IQuery<OutboxView>;

/// <param name="Host">The mail server; null where none is set up.</param>
/// <param name="OldestDue">Since when the first of those that wait has been due; null when none is.</param>
/// <param name="Fault">What is wrong, where something is.</param>
public sealed record OutboxView(string? Host, int Waiting, int SentThisWeek, DateTimeOffset? OldestDue, string? Fault, IReadOnlyList<ParkedMail> Parked);

/// <param name="Name">Whose it is; null for an account that is gone.</param>
public sealed record ParkedMail(Guid Id, string? Name, string Kind, DateTimeOffset CreatedAt, DateTimeOffset ParkedAt, int Tries, string Why);

internal sealed class GetOutboxHandler(MissionGovDb db, Configured configured, TimeProvider clock) : QueryHandler<GetOutbox, OutboxView>
{
    private const int MostShown = 100;

    internal override Permission Requires => Permission.Administer;

    internal override async Task<OutboxView> ReadAsync(GetOutbox query, Person person, CancellationToken ct)
    {
        var (now, lastWeek) = (clock.GetUtcNow(), clock.GetUtcNow().AddDays(-7));
        var waiting = db.Outbox.Where(mail => mail.SentAt == null && mail.ParkedAt == null);
        var oldest = await waiting.Where(mail => mail.NextTryAt <= now).OrderBy(mail => mail.NextTryAt).Select(mail => new { mail.NextTryAt, mail.LastError }).FirstOrDefaultAsync(ct);
        var parked = await (
            from mail in db.Outbox
            where mail.ParkedAt != null
            join account in db.Users on mail.PersonId equals account.Id into accounts
            from account in accounts.DefaultIfEmpty()
            orderby mail.ParkedAt descending
            select new ParkedMail(mail.Id, account.Name, mail.Kind.ToString(), mail.CreatedAt, mail.ParkedAt!.Value, mail.Attempts, mail.LastError ?? "")).Take(MostShown).ToListAsync(ct);
        return new OutboxView(configured.Mail?.Host, await waiting.CountAsync(ct), await db.Outbox.CountAsync(mail => mail.SentAt >= lastWeek, ct), oldest?.NextTryAt, oldest?.LastError, parked);
    }
}
