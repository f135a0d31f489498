using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Milestones;

/// <summary>A unit lead says that a milestone waits for another, of any mission. Its date moves where it has to.</summary>
/// <param name="Foreseen">How many milestones the person was told would move: when it is no longer so, they are told again.</param>
internal sealed record AddDependency(Guid MilestoneId, Guid OnId, int Foreseen) : ICommand
{
    public const string Unforeseen = "dependency.unforeseen";
}

internal sealed class AddDependencyHandler(MissionGovDb db, MilestoneNetworkReader reader) : CommandHandler<AddDependency, Milestone>(db)
{
    private MilestoneNetwork? _network;
    private Milestone? _on;

    protected override Permission Requires => Permission.EditDelivery;

    protected override async Task<Milestone?> LoadAsync(AddDependency command, CancellationToken ct)
    {
        Guid[] both = [command.MilestoneId, command.OnId];
        if (await Db.Milestones.CountAsync(milestone => both.Contains(milestone.Id), ct) != both.Distinct().Count()) return null;
        _network = await reader.HoldAsync(ct);
        _on = _network.Find(command.OnId);
        return _network.Find(command.MilestoneId);
    }

    protected override Result Apply(Milestone milestone, AddDependency command, Change change)
    {
        var moved = _network!.KnockOnOfWaiting(milestone, _on!).Count;
        if (moved != command.Foreseen && _network.Refusal(milestone, _on!) is null) return new Problem(AddDependency.Unforeseen, "This moves dates. Look at them, then save.");
        var result = _network.Depend(milestone, _on!, change);
        if (result.Event is not null) Db.Add(new MilestoneDependency { MilestoneId = milestone.Id, DependsOnId = _on!.Id });
        return result;
    }
}
