using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Delivery;

/// <summary>A unit lead moves a milestone to a later date and says why. What waits for it moves with it, also in other missions.</summary>
/// <param name="SeenVersion">The version that was on the screen.</param>
internal sealed record SlipMilestone(Guid MilestoneId, DateOnly NewDate, uint SeenVersion) : ICommand;

internal sealed class SlipMilestoneHandler(MissionGovDb db, MilestoneNetworkReader reader) : CommandHandler<SlipMilestone, Milestone>(db)
{
    private MilestoneNetwork? _network;

    protected override Permission Requires => Permission.EditDelivery;

    protected override async Task<Milestone?> LoadAsync(SlipMilestone command, CancellationToken ct)
    {
        if (!await Db.Milestones.AnyAsync(milestone => milestone.Id == command.MilestoneId, ct)) return null;
        _network = await reader.HoldAsync(ct);
        return _network.Find(command.MilestoneId);
    }

    protected override Result Apply(Milestone milestone, SlipMilestone command, Change change) =>
        MilestoneConflict.With(milestone, command.SeenVersion) is { } conflict ? conflict : _network!.Slip(milestone, command.NewDate, change);
}
