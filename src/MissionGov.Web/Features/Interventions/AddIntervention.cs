using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Interventions;

/// <summary>A plan as its form says it; the target and the milestone stand there by slug, empty for none.</summary>
internal sealed record PlanSaid(InterventionDetails Details, string Target, string Milestone);

/// <summary>Enters a plan as an idea.</summary>
/// <param name="Id">Made with the form.</param>
/// <param name="Follows">The slug of what was tried before it and has ended; empty for something new.</param>
internal sealed record AddIntervention(Guid Id, string Mission, PlanSaid Said, string Follows = "") : IPlanCommand;

internal sealed class AddInterventionHandler(MissionGovDb db) : PlanHandler<AddIntervention>(db)
{
    protected override async Task<Result> ApplyAsync(Mission mission, AddIntervention command, Change change, CancellationToken ct)
    {
        var follows = command.Follows.Length == 0 ? null : await PlanAsync(mission, command.Follows, ct);
        if (command.Follows.Length > 0 && follows is null) return NotHere;
        var resolved = await ResolveAsync(mission, command.Said, ct);
        if (resolved.Problem is { } missing) return missing;
        var others = await Db.Interventions.IgnoreQueryFilters().Where(plan => plan.MissionId == mission.Id).Select(plan => new { plan.Name, plan.Slug }).ToListAsync(ct);
        var (plan, result) = Intervention.Begin(command.Id, mission, resolved.Details, follows, others.ConvertAll(other => (other.Name, other.Slug)), resolved.Tied, await NamesAsync(mission, ct));
        if (result.Event is not null) Db.Add(plan);
        return result;
    }
}
