using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Interventions;

/// <summary>Writes down what must hold for a plan to work, or mends what was written under that id.</summary>
internal sealed record AddAssumption(string Mission, string Plan, Assumption Assumption, uint SeenVersion) : IOnePlanCommand;

internal sealed class AddAssumptionHandler(MissionGovDb db) : OnePlanHandler<AddAssumption>(db)
{
    protected override Task<Result> ApplyAsync(Mission mission, Intervention plan, AddAssumption command, Change change, CancellationToken ct) =>
        Task.FromResult(plan.Assume(command.Assumption));
}
