using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Milestones;

/// <summary>Somebody says what is in the way of a milestone, since when, and who could take it away.</summary>
internal sealed record RaiseBlocker(Guid MilestoneId, string What, DateOnly Since, string WhoCanUnblock) : IBlockerCommand;

internal sealed class RaiseBlockerHandler(MissionGovDb db, StatusClock clock) : BlockerHandler<RaiseBlocker>(db)
{
    protected override Result Apply(Milestone milestone, RaiseBlocker command) => milestone.Block(command.What, command.Since, command.WhoCanUnblock, clock.Today);
}
