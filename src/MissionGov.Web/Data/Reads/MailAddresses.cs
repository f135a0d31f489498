using Microsoft.EntityFrameworkCore;

namespace MissionGov.Web.Data.Reads;

/// <summary>Where a mail goes, looked up at the moment it is sent: whoever has left by then, or has stopped the weekly email, gets none.</summary>
internal sealed class MailAddresses(MissionGovDb db)
{
    public Task<string?> OfAsync(OutboxMail mail, CancellationToken ct) => (
        from account in db.Users
        where account.Id == mail.PersonId && account.DisabledAt == null
              && (mail.Kind != MailKind.Digest || !db.NoticeChoices.Any(choice => choice.PersonId == account.Id && !choice.WeeklyDigest))
        select account.Email).SingleOrDefaultAsync(ct);
}
