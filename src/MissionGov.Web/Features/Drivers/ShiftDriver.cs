using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Drivers;

/// <summary>Moves a part up or down among its neighbours.</summary>
internal sealed record ShiftDriver(string Mission, Guid Id, bool Up) : ITreeCommand;

internal sealed class ShiftDriverHandler(MissionGovDb db) : TreeHandler<ShiftDriver>(db)
{
    protected override Result Apply(DriverTree tree, ShiftDriver command, IReadOnlyCollection<Guid> outcomes) => tree.Shift(command.Id, command.Up);
}
