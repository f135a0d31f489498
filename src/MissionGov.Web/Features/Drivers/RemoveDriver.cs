using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Drivers;

/// <summary>Takes a part of the tree away.</summary>
internal sealed record RemoveDriver(string Mission, Guid Id) : ITreeCommand;

internal sealed class RemoveDriverHandler(MissionGovDb db) : TreeHandler<RemoveDriver>(db)
{
    protected override Result Apply(DriverTree tree, RemoveDriver command, IReadOnlyCollection<Guid> outcomes) => tree.Remove(command.Id);
}
