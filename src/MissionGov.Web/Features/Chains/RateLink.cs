using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Chains;

/// <summary>Rates a link of the chain anew.</summary>
internal sealed record RateLink(string Mission, Guid Id, Strength Strength) : IChainCommand;

internal sealed class RateLinkHandler(MissionGovDb db) : ChainHandler<RateLink>(db)
{
    protected override Result Apply(DeliveryChain chain, RateLink command) => chain.RateLink(command.Id, command.Strength);
}
