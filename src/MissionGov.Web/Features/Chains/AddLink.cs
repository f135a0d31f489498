using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Chains;

/// <summary>Says what one body gives another, and how well that works.</summary>
internal sealed record AddLink(string Mission, Guid From, Guid To, Lever Lever, Strength Strength) : IChainCommand;

internal sealed class AddLinkHandler(MissionGovDb db) : ChainHandler<AddLink>(db)
{
    protected override Result Apply(DeliveryChain chain, AddLink command) => chain.AddLink(command.From, command.To, command.Lever, command.Strength);
}
