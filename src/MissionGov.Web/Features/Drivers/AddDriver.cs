using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Drivers;

/// <summary>Adds a cause or a driver below a target or another part.</summary>
internal sealed record AddDriver(string Mission, Guid Parent, string Name, DriverKind Kind) : ITreeCommand;

internal sealed class AddDriverHandler(MissionGovDb db) : TreeHandler<AddDriver>(db)
{
    protected override Result Apply(DriverTree tree, AddDriver command, IReadOnlyCollection<Guid> outcomes) => tree.Add(command.Parent, command.Name, command.Kind, outcomes);
}
