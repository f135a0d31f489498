using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;

namespace MissionGov.Web.Data.Reads;

/// <summary>Reads the plans for targets and adds them up. Every page, export and API answer comes through here.</summary>
internal sealed class StrategyReader(MissionGovDb db)
{
    /// <summary>One strategy a target, in three statements, in their order.</summary>
    public async Task<IReadOnlyList<TargetStrategy>> ReadAsync(IReadOnlyList<TargetAssessment> assessments, CancellationToken ct)
    {
        var plans = await PlansAsync([.. assessments.Select(assessment => assessment.Target.Id)], ct);
        return [.. assessments.Select(assessment => plans[assessment.Target.Id].AddTo(assessment, Scenario.AsPlanned))];
    }

    /// <summary>What is planned for each of these targets.</summary>
    public async Task<IReadOnlyDictionary<Guid, TargetPlans>> PlansAsync(IReadOnlyCollection<Guid> targets, CancellationToken ct)
    {
        var plans = await db.Interventions.AsNoTracking().Where(plan => plan.TargetId != null && targets.Contains(plan.TargetId.Value)).OrderBy(plan => plan.Name).ToListAsync(ct);
        var tied = plans.Select(plan => plan.MilestoneId).OfType<Guid>().Distinct().ToArray();
        var milestones = await db.Milestones.AsNoTracking().Where(milestone => tied.Contains(milestone.Id)).ToListAsync(ct);
        var overlaps = await db.PlanOverlaps.AsNoTracking().Where(pairs => targets.Contains(pairs.TargetId)).ToDictionaryAsync(pairs => pairs.TargetId, ct);
        var byTarget = plans.ToLookup(plan => plan.TargetId!.Value);
        return targets.ToDictionary(target => target, target => new TargetPlans([.. byTarget[target]], milestones, overlaps.GetValueOrDefault(target)));
    }
}

/// <summary>The plans for one target.</summary>
/// <param name="Milestones">What they wait for among them.</param>
internal sealed record TargetPlans(IReadOnlyList<Intervention> Plans, IReadOnlyList<Milestone> Milestones, PlanOverlaps? Overlaps)
{
    public TargetStrategy AddTo(TargetAssessment assessment, Scenario scenario) => StrategyAssessment.Assess(assessment, Plans, Milestones, Overlaps, scenario);

    public DateOnly? Starts(Intervention plan) => plan.StartsOn(Milestones.FirstOrDefault(milestone => milestone.Id == plan.MilestoneId));
}
