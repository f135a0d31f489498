using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Milestones;

/// <summary>A milestone no longer waits for another. No date moves: earlier would be a new plan.</summary>
internal sealed record RemoveDependency(Guid MilestoneId, Guid OnId) : ICommand;

internal sealed class RemoveDependencyHandler(MissionGovDb db, MilestoneNetworkReader reader) : CommandHandler<RemoveDependency, Milestone>(db)
{
    private MilestoneDependency? _dependency;
    private MilestoneNetwork? _network;

    protected override Permission Requires => Permission.EditDelivery;

    protected override async Task<Milestone?> LoadAsync(RemoveDependency command, CancellationToken ct)
    {
        _dependency = await Db.MilestoneDependencies.FindAsync([command.MilestoneId, command.OnId], ct);
        _network = await reader.ReadAsync(ct);
        return _dependency is null ? null : await Db.Milestones.SingleOrDefaultAsync(milestone => milestone.Id == command.MilestoneId, ct);
    }

    protected override Result Apply(Milestone milestone, RemoveDependency command, Change change)
    {
        Db.Remove(_dependency!);
        return new MilestoneDependencyRemoved(milestone.MissionId, milestone.Id, milestone.Name, _network!.NameIn(milestone.MissionId, _network.Find(command.OnId)!));
    }
}
