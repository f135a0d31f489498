using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Releases;

/// <summary>Who has looked at held figures, and when? For auditors and administrators.</summary>
internal sealed record GetReleaseLooks : IQuery<IReadOnlyList<ReleaseLookRow>>;

/// <param name="Name">Of the person; null where there is no account, such as for a role of the demo.</param>
public sealed record ReleaseLookRow(DateTimeOffset At, string Release, DateTimeOffset Due, string Who, string? Name);

internal sealed class GetReleaseLooksHandler(MissionGovDb db) : QueryHandler<GetReleaseLooks, IReadOnlyList<ReleaseLookRow>>
{
    private const int Most = 1_000;

    internal override Permission Requires => Permission.ReadAudit;

    internal override async Task<IReadOnlyList<ReleaseLookRow>> ReadAsync(GetReleaseLooks query, Person person, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) throw new NotAllowedException(person);
        return await (
            from look in db.ReleaseLooks.AsNoTracking()
            join release in db.HeldReleases on look.ReleaseId equals release.Id
            join account in db.Users on look.PersonId equals (Guid?)account.Id into accounts
            from account in accounts.DefaultIfEmpty()
            orderby look.At descending, look.Id descending
            select new ReleaseLookRow(look.At, release.Name, release.At, look.Who, account.Name)).Take(Most).ToListAsync(ct);
    }
}
