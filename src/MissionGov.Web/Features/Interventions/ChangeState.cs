using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Interventions;

/// <summary>Moves a plan on, back or to its end.</summary>
/// <param name="Into">The slug of what it goes on in, where it is merged; else empty.</param>
internal sealed record ChangeState(string Mission, string Plan, InterventionState To, string Evidence, string Into, uint SeenVersion) : IOnePlanCommand;

internal sealed class ChangeStateHandler(MissionGovDb db) : OnePlanHandler<ChangeState>(db)
{
    protected override async Task<Result> ApplyAsync(Mission mission, Intervention plan, ChangeState command, Change change, CancellationToken ct) =>
        plan.ChangeState(command.To, command.Evidence, command.Into.Length == 0 ? null : await PlanAsync(mission, command.Into, ct), change);
}
