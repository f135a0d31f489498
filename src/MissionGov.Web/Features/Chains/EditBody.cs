using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Chains;

/// <summary>Changes the name, the role or the place of a body.</summary>
/// <param name="Seen">What was on the screen.</param>
internal sealed record EditBody(string Mission, Guid Id, string Body, string Role, ChainPlace Place, BodySeen Seen) : IChainCommand;

internal sealed class EditBodyHandler(MissionGovDb db) : ChainHandler<EditBody>(db)
{
    protected override Result Apply(DeliveryChain chain, EditBody command) => chain.EditNode(command.Id, command.Body, command.Role, command.Place, command.Seen);
}
