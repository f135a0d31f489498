using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;

namespace MissionGov.Web.Data.Reads;

/// <summary>Reads the plans for targets and adds them up. Every page, export and API answer comes through here.</summary>
internal sealed class StrategyReader(MissionGovDb db)
{
    /// <summary>One strategy a target, in three statements, in their order.</summary>
    public async Task<IReadOnlyList<TargetStrategy>> ReadAsync(IReadOnlyList<TargetAssessment> assessments, CancellationToken ct)
    {
        var targets = assessments.Select(assessment => assessment.Target.Id).ToArray();
        var plans = await db.Interventions.AsNoTracking().Where(plan => plan.TargetId != null && targets.Contains(plan.TargetId.Value)).OrderBy(plan => plan.Name).ToListAsync(ct);
        var tied = plans.Select(plan => plan.MilestoneId).OfType<Guid>().Distinct().ToArray();
        var milestones = await db.Milestones.AsNoTracking().Where(milestone => tied.Contains(milestone.Id)).ToListAsync(ct);
        var overlaps = await db.PlanOverlaps.AsNoTracking().Where(pairs => targets.Contains(pairs.TargetId)).ToDictionaryAsync(pairs => pairs.TargetId, ct);
        var byTarget = plans.ToLookup(plan => plan.TargetId!.Value);
        return [.. assessments.Select(assessment => StrategyAssessment.Assess(assessment, [.. byTarget[assessment.Target.Id]], milestones, overlaps.GetValueOrDefault(assessment.Target.Id)))];
    }
}
