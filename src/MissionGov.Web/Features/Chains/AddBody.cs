using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Chains;

/// <summary>Adds a body to the delivery chain.</summary>
internal sealed record AddBody(string Mission, string Body, string Role, ChainPlace Place) : IChainCommand;

internal sealed class AddBodyHandler(MissionGovDb db) : ChainHandler<AddBody>(db)
{
    protected override Result Apply(DeliveryChain chain, AddBody command) => chain.AddNode(command.Body, command.Role, command.Place);
}
