using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Milestones;

/// <summary>A blocker is in the way no more.</summary>
internal sealed record ResolveBlocker(Guid MilestoneId, Guid BlockerId, DateOnly On, string How) : IBlockerCommand;

internal sealed class ResolveBlockerHandler(MissionGovDb db, StatusClock clock) : BlockerHandler<ResolveBlocker>(db)
{
    protected override Result Apply(Milestone milestone, ResolveBlocker command) => milestone.Unblock(command.BlockerId, command.On, command.How, clock.Today);
}
