using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Delivery;

/// <summary>A unit lead records the day a milestone was met.</summary>
internal sealed record MeetMilestone(Guid MilestoneId, DateOnly On, uint SeenVersion) : ICommand;

internal sealed class MeetMilestoneHandler(MissionGovDb db, StatusClock clock) : CommandHandler<MeetMilestone, Milestone>(db)
{
    protected override Permission Requires => Permission.EditDelivery;

    protected override Task<Milestone?> LoadAsync(MeetMilestone command, CancellationToken ct) =>
        Db.Milestones.SingleOrDefaultAsync(milestone => milestone.Id == command.MilestoneId, ct);

    protected override Result Apply(Milestone milestone, MeetMilestone command, Change change) =>
        MilestoneConflict.With(milestone, command.SeenVersion) is { } conflict ? conflict : milestone.Meet(command.On, clock.Today);
}
