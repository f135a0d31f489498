using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Drivers;

/// <summary>Hangs a part of the tree, with all below it, somewhere else.</summary>
internal sealed record MoveDriver(string Mission, Guid Id, Guid Parent) : ITreeCommand;

internal sealed class MoveDriverHandler(MissionGovDb db) : TreeHandler<MoveDriver>(db)
{
    protected override Result Apply(DriverTree tree, MoveDriver command, IReadOnlyCollection<Guid> outcomes) => tree.Move(command.Id, command.Parent, outcomes);
}
