using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Interventions;

/// <summary>The address that a plan just made has got.</summary>
internal sealed record GetPlanAddress(Guid Id) : IQuery<string?>;

internal sealed class GetPlanAddressHandler(MissionGovDb db) : QueryHandler<GetPlanAddress, string?>
{
    internal override Permission Requires => Permission.EditDelivery;

    internal override Task<string?> ReadAsync(GetPlanAddress query, Person person, CancellationToken ct) =>
        db.Interventions.Where(plan => plan.Id == query.Id).Select(plan => (string?)plan.Slug).SingleOrDefaultAsync(ct);
}
