using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Interventions;

/// <summary>Says how much of two plans for one target is the same.</summary>
/// <param name="Share">Of the smaller effect, 0 to 1; 0 takes the pair away.</param>
/// <param name="Seen">The share that was on the screen.</param>
internal sealed record SetOverlap(string Mission, string Target, string One, string Other, double Share, double Seen) : IPlanCommand;

internal sealed class SetOverlapHandler(MissionGovDb db) : PlanHandler<SetOverlap>(db)
{
    protected override async Task<Result> ApplyAsync(Mission mission, SetOverlap command, Change change, CancellationToken ct)
    {
        if (await TargetAsync(mission, command.Target, ct) is not { } target) return NotHere;
        var plans = await Db.Interventions.Where(plan => plan.TargetId == target.Id).ToListAsync(ct);
        if (plans.Find(plan => plan.Slug == command.One) is not { } one || plans.Find(plan => plan.Slug == command.Other) is not { } other) return NotHere;
        var held = await Db.PlanOverlaps.SingleOrDefaultAsync(overlaps => overlaps.TargetId == target.Id, ct);
        if ((held?.Between(one.Id, other.Id)?.Share ?? 0) is var now && now != command.Seen) return new Problem("overlap.changed", $"Somebody else has put this at {Math.Round(100 * now)}% meanwhile. Save again to use your number.");
        return (held ?? Db.Add(new PlanOverlaps { MissionId = mission.Id, TargetId = target.Id }).Entity).Set(one, other, command.Share, plans);
    }
}
