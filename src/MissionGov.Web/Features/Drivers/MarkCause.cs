using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Drivers;

/// <summary>Says whether a cause is a root cause or a symptom.</summary>
internal sealed record MarkCause(string Mission, Guid Id, bool IsSymptom) : ITreeCommand;

internal sealed class MarkCauseHandler(MissionGovDb db) : TreeHandler<MarkCause>(db)
{
    protected override Result Apply(DriverTree tree, MarkCause command, IReadOnlyCollection<Guid> outcomes) => tree.Mark(command.Id, command.IsSymptom);
}
