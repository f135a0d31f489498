using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Components;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Milestones;

/// <summary>What would move if one milestone came to wait for another, or why that cannot be.</summary>
internal sealed record GetWaiting(Guid MilestoneId, Guid OnId) : IQuery<WaitingView>;

public sealed record WaitingView(string On, IReadOnlyList<KnockOnRow> Moved, Problem? Problem);

internal sealed class GetWaitingHandler(MissionGovDb db, MilestoneNetworkReader reader) : QueryHandler<GetWaiting, WaitingView>
{
    internal override Permission Requires => Permission.EditDelivery;

    internal override async Task<WaitingView> ReadAsync(GetWaiting query, Person person, CancellationToken ct)
    {
        Guid[] both = [query.MilestoneId, query.OnId];
        if (await db.Milestones.CountAsync(milestone => both.Contains(milestone.Id), ct) != both.Distinct().Count()) return new("", [], new Problem("dependency.on", "Choose the milestone that comes first."));
        var network = await reader.ReadAsync(ct);
        var (milestone, on) = (network.Find(query.MilestoneId)!, network.Find(query.OnId)!);
        var missions = await reader.MissionNamesAsync(ct);
        return network.Refusal(milestone, on) is { } refusal
            ? new(on.Name, [], refusal)
            : new(on.Name, [.. network.KnockOnOfWaiting(milestone, on).Select(moved => KnockOnRow.Of(moved, missions))], null);
    }
}
