using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Chains;

/// <summary>Changes the name, the role or the place of a body.</summary>
internal sealed record EditBody(string Mission, Guid Id, string Body, string Role, ChainPlace Place) : IChainCommand;

internal sealed class EditBodyHandler(MissionGovDb db) : ChainHandler<EditBody>(db)
{
    protected override Result Apply(DeliveryChain chain, EditBody command) => chain.EditNode(command.Id, command.Body, command.Role, command.Place);
}
