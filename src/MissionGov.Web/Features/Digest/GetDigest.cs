using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Digest;

/// <summary>What would my weekly email say now, and do I get it?</summary>
internal sealed record GetDigest : IQuery<DigestPreview>;

/// <param name="Wanted">They have not stopped it.</param>
/// <param name="Address">Where it goes; null for somebody without an address.</param>
/// <param name="MailIsOn">A mail server is set up.</param>
/// <param name="MayMend">They are whom to tell how to set one up.</param>
public sealed record DigestPreview(DigestText Text, bool IsEmpty, bool Wanted, string? Address, bool MailIsOn, bool MayMend);

internal sealed class GetDigestHandler(MissionGovDb db, DigestReader digests, DigestLinks links, Configured configured, TimeProvider clock) : QueryHandler<GetDigest, DigestPreview>
{
    internal override Permission Requires => Permission.ManageOwnAccount;

    internal override async Task<DigestPreview> ReadAsync(GetDigest query, Person person, CancellationToken ct)
    {
        if (person.Id is not { } id) throw new NotAllowedException(person);
        var view = await digests.ReadAsync(person, LondonDay.Of(clock.GetUtcNow()), ct);
        var stopped = await db.NoticeChoices.AnyAsync(choice => choice.PersonId == id && !choice.WeeklyDigest, ct);
        var address = await db.Users.Where(account => account.Id == id).Select(account => account.Email).SingleOrDefaultAsync(ct);
        return new DigestPreview(links.Write(view, person: null), view.IsEmpty, !stopped, address, configured.Mail is not null, person.MayAnywhere(Permission.Administer));
    }
}
