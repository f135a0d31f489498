using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Interventions;

/// <summary>Changes what is said of a plan: what it does, for whom, when it starts and how much of it arrives.</summary>
internal sealed record EditIntervention(string Mission, string Plan, PlanSaid Said, uint SeenVersion) : IOnePlanCommand;

internal sealed class EditInterventionHandler(MissionGovDb db) : OnePlanHandler<EditIntervention>(db)
{
    protected override async Task<Result> ApplyAsync(Mission mission, Intervention plan, EditIntervention command, Change change, CancellationToken ct)
    {
        var resolved = await ResolveAsync(mission, command.Said, ct);
        if (resolved.Problem is { } missing) return missing;
        var others = await Db.Interventions.IgnoreQueryFilters().Where(other => other.MissionId == mission.Id && other.Id != plan.Id).Select(other => other.Name).ToListAsync(ct);
        return plan.Revise(resolved.Details, others, resolved.Tied, await NamesAsync(mission, ct));
    }
}
