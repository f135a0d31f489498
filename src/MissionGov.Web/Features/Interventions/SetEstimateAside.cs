using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Interventions;

/// <summary>Lets an estimate not count, with a reason; or count again.</summary>
internal sealed record SetEstimateAside(string Mission, string Plan, Guid Estimate, bool CountsAgain, uint SeenVersion) : IOnePlanCommand;

internal sealed class SetEstimateAsideHandler(MissionGovDb db) : OnePlanHandler<SetEstimateAside>(db)
{
    protected override Task<Result> ApplyAsync(Mission mission, Intervention plan, SetEstimateAside command, Change change, CancellationToken ct) =>
        Task.FromResult(command.CountsAgain ? plan.TakeUp(command.Estimate) : plan.SetAside(command.Estimate, change));
}
