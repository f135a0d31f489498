using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Chains;

/// <summary>Takes a link out of the chain.</summary>
internal sealed record RemoveLink(string Mission, Guid Id) : IChainCommand;

internal sealed class RemoveLinkHandler(MissionGovDb db) : ChainHandler<RemoveLink>(db)
{
    protected override Result Apply(DeliveryChain chain, RemoveLink command) => chain.RemoveLink(command.Id);
}
