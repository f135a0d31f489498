using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Delivery;

/// <summary>A unit lead moves a milestone to a later date and says why.</summary>
/// <param name="SeenVersion">The version that was on the screen.</param>
internal sealed record SlipMilestone(Guid MilestoneId, DateOnly NewDate, uint SeenVersion) : ICommand;

internal sealed class SlipMilestoneHandler(MissionGovDb db) : CommandHandler<SlipMilestone, Milestone>(db)
{
    protected override Permission Requires => Permission.EditDelivery;

    protected override Task<Milestone?> LoadAsync(SlipMilestone command, CancellationToken ct) =>
        Db.Milestones.SingleOrDefaultAsync(milestone => milestone.Id == command.MilestoneId, ct);

    protected override Result Apply(Milestone milestone, SlipMilestone command, Change change) =>
        MilestoneConflict.With(milestone, command.SeenVersion) is { } conflict ? conflict : milestone.Slip(command.NewDate, change);
}
