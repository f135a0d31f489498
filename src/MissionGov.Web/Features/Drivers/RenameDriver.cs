using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Drivers;

/// <summary>Gives a part of the tree another name.</summary>
internal sealed record RenameDriver(string Mission, Guid Id, string Name, string Seen) : ITreeCommand;

internal sealed class RenameDriverHandler(MissionGovDb db) : TreeHandler<RenameDriver>(db)
{
    protected override Result Apply(DriverTree tree, RenameDriver command, IReadOnlyCollection<Guid> outcomes) => tree.Rename(command.Id, command.Name, command.Seen);
}
