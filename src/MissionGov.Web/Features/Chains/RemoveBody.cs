using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Chains;

/// <summary>Takes a body out of the chain, with its links.</summary>
internal sealed record RemoveBody(string Mission, Guid Id) : IChainCommand;

internal sealed class RemoveBodyHandler(MissionGovDb db) : ChainHandler<RemoveBody>(db)
{
    protected override Result Apply(DeliveryChain chain, RemoveBody command) => chain.RemoveNode(command.Id);
}
