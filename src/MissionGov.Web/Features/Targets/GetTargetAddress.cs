using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Targets;

/// <summary>The address that a target just made has got.</summary>
internal sealed record GetTargetAddress(Guid Id) : IQuery<string?>;

internal sealed class GetTargetAddressHandler(MissionGovDb db) : QueryHandler<GetTargetAddress, string?>
{
    internal override Permission Requires => Permission.EditMission;

    internal override Task<string?> ReadAsync(GetTargetAddress query, Person person, CancellationToken ct) =>
        db.Targets.Where(target => target.Id == query.Id).Select(target => (string?)target.Slug).SingleOrDefaultAsync(ct);
}
