using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Chains;

/// <summary>Records who was spoken to at a body, and when.</summary>
internal sealed record RecordTalk(string Mission, Guid Id, string With, DateOnly On) : IChainCommand;

internal sealed class RecordTalkHandler(MissionGovDb db, StatusClock clock) : ChainHandler<RecordTalk>(db)
{
    protected override Result Apply(DeliveryChain chain, RecordTalk command) => chain.Speak(command.Id, command.With, command.On, clock.Today);
}
