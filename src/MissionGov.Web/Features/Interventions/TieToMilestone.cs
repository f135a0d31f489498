using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Interventions;

/// <summary>Lets a plan start on the day of a milestone: where that slips, the effect comes later by as much.</summary>
/// <param name="Milestone">Its slug; empty unties the plan.</param>
internal sealed record TieToMilestone(string Mission, string Plan, string Milestone, int LagMonths, uint SeenVersion) : IOnePlanCommand;

internal sealed class TieToMilestoneHandler(MissionGovDb db) : OnePlanHandler<TieToMilestone>(db)
{
    protected override async Task<Result> ApplyAsync(Mission mission, Intervention plan, TieToMilestone command, Change change, CancellationToken ct)
    {
        Milestone? milestone = null;
        if (command.Milestone.Length > 0 && (milestone = await MilestoneAsync(mission, command.Milestone, ct)) is null) return NotHere;
        return plan.TieTo(milestone, command.LagMonths, await NamesAsync(mission, ct));
    }
}
