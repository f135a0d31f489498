using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Components;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Delivery;

/// <summary>What else would move if a milestone were expected on that day?</summary>
internal sealed record GetKnockOn(Guid MilestoneId, DateOnly Expected) : IQuery<IReadOnlyList<KnockOnRow>>;

internal sealed class GetKnockOnHandler(MissionGovDb db, MilestoneNetworkReader reader) : QueryHandler<GetKnockOn, IReadOnlyList<KnockOnRow>>
{
    internal override Permission Requires => Permission.EditDelivery;

    internal override async Task<IReadOnlyList<KnockOnRow>> ReadAsync(GetKnockOn query, Person person, CancellationToken ct)
    {
        if (!await db.Milestones.AnyAsync(milestone => milestone.Id == query.MilestoneId, ct)) return [];
        var network = await reader.ReadAsync(ct);
        var missions = await reader.MissionNamesAsync(ct);
        return [.. network.KnockOnOf(network.Find(query.MilestoneId)!, query.Expected).Select(moved => KnockOnRow.Of(moved, missions))];
    }
}
