using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Milestones;

/// <summary>Somebody further up was asked to take a blocker away.</summary>
internal sealed record EscalateBlocker(Guid MilestoneId, Guid BlockerId, EscalationLevel To, DateOnly On) : IBlockerCommand;

internal sealed class EscalateBlockerHandler(MissionGovDb db, StatusClock clock) : BlockerHandler<EscalateBlocker>(db)
{
    protected override Result Apply(Milestone milestone, EscalateBlocker command) => milestone.Escalate(command.BlockerId, command.To, command.On, clock.Today);
}
