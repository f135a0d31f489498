using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Interventions;

/// <summary>Says how far two plans for one target tend to go well or badly together; why is the reason of the change.</summary>
/// <param name="Correlation">Of their effects; 0 takes the pair away.</param>
/// <param name="Seen">What was on the screen.</param>
internal sealed record SetTogether(string Mission, string Target, string One, string Other, double Correlation, double Seen) : IPlanCommand;

internal sealed class SetTogetherHandler(MissionGovDb db) : PlanHandler<SetTogether>(db)
{
    protected override async Task<Result> ApplyAsync(Mission mission, SetTogether command, Change change, CancellationToken ct)
    {
        if (await TargetAsync(mission, command.Target, ct) is not { } target) return NotHere;
        var plans = await Db.Interventions.Where(plan => plan.TargetId == target.Id).ToListAsync(ct);
        if (plans.Find(plan => plan.Slug == command.One) is not { } one || plans.Find(plan => plan.Slug == command.Other) is not { } other) return NotHere;
        var held = await Db.PlanOverlaps.SingleOrDefaultAsync(overlaps => overlaps.TargetId == target.Id, ct);
        if ((held?.Correlation(one.Id, other.Id) ?? 0) is var now && now != command.Seen) return new Problem("overlap.changed", $"Somebody else has said meanwhile: {TogetherWords.InWords(now)}. Save again to use your answer.");
        held ??= new PlanOverlaps { MissionId = mission.Id, TargetId = target.Id };
        var result = held.SetTogether(one, other, command.Correlation, change.Reason, plans);
        if (result.Event is not null && Db.Entry(held).State == EntityState.Detached) Db.Add(held);
        return result;
    }
}
