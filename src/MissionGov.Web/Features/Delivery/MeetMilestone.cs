using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Delivery;

/// <summary>A unit lead records the day a milestone was met. One met late moves what waits for it.</summary>
internal sealed record MeetMilestone(Guid MilestoneId, DateOnly On, uint SeenVersion) : ICommand;

internal sealed class MeetMilestoneHandler(MissionGovDb db, MilestoneNetworkReader reader, StatusClock clock) : CommandHandler<MeetMilestone, Milestone>(db)
{
    private MilestoneNetwork? _network;

    protected override Permission Requires => Permission.EditDelivery;

    protected override async Task<Milestone?> LoadAsync(MeetMilestone command, CancellationToken ct)
    {
        if (!await Db.Milestones.AnyAsync(milestone => milestone.Id == command.MilestoneId, ct)) return null;
        _network = await reader.HoldAsync(ct);
        return _network.Find(command.MilestoneId);
    }

    protected override Result Apply(Milestone milestone, MeetMilestone command, Change change) =>
        MilestoneConflict.With(milestone, command.SeenVersion) is { } conflict ? conflict : _network!.Meet(milestone, command.On, clock.Today, change);
}
