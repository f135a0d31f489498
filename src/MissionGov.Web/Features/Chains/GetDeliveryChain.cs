using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Chains;

/// <summary>Through whom a mission's decisions reach people, and where that is weak.</summary>
internal sealed record GetDeliveryChain(string Mission) : IQuery<DeliveryChainView?>;

/// <param name="SeesTalks">Who was spoken to may be a person's name: only the mission's own people are told.</param>
public sealed record DeliveryChainView(string Mission, string MissionName, DateOnly Today, bool MayEdit, bool SeesTalks, DeliveryChain Chain)
{
    /// <summary>From the minister outwards; what no link reaches comes last.</summary>
    public IReadOnlyList<(ChainNode Node, int? Steps)> Nodes
    {
        get
        {
            var steps = Chain.Steps();
            return [.. Chain.Nodes.Select(node => (node, steps.TryGetValue(node.Id, out var away) ? (int?)away : null)).OrderBy(pair => pair.Item2 ?? int.MaxValue)];
        }
    }

    /// <summary>Weakest first.</summary>
    public IReadOnlyList<ChainLink> Links => [.. Chain.Links.OrderBy(link => link.Strength)];
}

internal sealed class GetDeliveryChainHandler(MissionGovDb db, StatusClock clock) : QueryHandler<GetDeliveryChain, DeliveryChainView?>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<DeliveryChainView?> ReadAsync(GetDeliveryChain query, Person person, CancellationToken ct)
    {
        if (await db.Missions.Where(mission => mission.Slug == query.Mission).Select(mission => new { mission.Id, mission.Name }).SingleOrDefaultAsync(ct) is not { } mission) return null;
        var chain = await db.DeliveryChains.AsNoTracking().SingleOrDefaultAsync(chain => chain.MissionId == mission.Id, ct) ?? new DeliveryChain { MissionId = mission.Id };
        return new DeliveryChainView(query.Mission, mission.Name, clock.Today, person.May(Permission.EditDelivery, query.Mission), person.May(Permission.ReadDrafts, query.Mission), chain);
    }
}
