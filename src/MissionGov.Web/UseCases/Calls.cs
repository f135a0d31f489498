using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Web.Data;

namespace MissionGov.Web.UseCases;

/// <summary>Owes a mail to everyone who holds a post that an event calls, in the transaction of that event: neither is there without the other.</summary>
internal static class Calls
{
    public static async Task AddAsync(MissionGovDb db, DomainEvent happened, Change change, CancellationToken ct)
    {
        if (happened.Calling() is not { Posts.Count: > 0 } call) return;
        var today = LondonDay.Of(change.At);
        var holders = await (
            from held in db.Appointments
            where call.Posts.Contains(held.Title) && (held.MissionId == null || held.MissionId == happened.MissionId)
                  && held.From <= today && (held.Until == null || held.Until >= today) && held.PersonId != change.PersonId
            select held.PersonId).Distinct().ToListAsync(ct);
        var mission = await db.Missions.Where(mission => mission.Id == happened.MissionId).Select(mission => mission.Slug).SingleOrDefaultAsync(ct);
        db.Outbox.AddRange(holders.Select(holder => new OutboxMail
        {
            PersonId = holder,
            Kind = MailKind.Call,
            Subject = call.Subject,
            Text = call.Text,
            Page = call.Page.Replace("{mission}", mission, StringComparison.Ordinal),
            CreatedAt = change.At,
        }));
    }
}
