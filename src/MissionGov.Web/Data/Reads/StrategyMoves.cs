using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Strategies;

namespace MissionGov.Web.Data.Reads;

/// <summary>What other days of milestones did to the sums that wait for them.</summary>
internal sealed class StrategyMoves(MissionGovDb db, AssessmentReader assessments, StrategyReader strategies)
{
    /// <param name="before">When milestones that were changed were expected before.</param>
    /// <returns>A sentence for each target of which that shows.</returns>
    public async Task<IReadOnlyList<string>> ReadAsync(IReadOnlyDictionary<Guid, DateOnly> before, DateOnly today, CancellationToken ct)
    {
        var milestones = before.Keys.ToArray();
        var targets = await db.Targets.AsNoTracking().Include(target => target.Indicator)
            .Where(target => db.Interventions.Any(plan => plan.TargetId == target.Id && plan.MilestoneId != null && milestones.Contains(plan.MilestoneId.Value))).ToListAsync(ct);
        if (targets.Count == 0) return [];
        var plans = await strategies.PlansAsync([.. targets.Select(target => target.Id)], ct);
        var assessed = await assessments.AssessAsync(targets, [new(today)], ct);
        return [.. assessed.Select(target => Moved(plans[target.Target.Id], target, before)).OfType<string>()];
    }

    private static string? Moved(TargetPlans plans, AssessedTarget target, IReadOnlyDictionary<Guid, DateOnly> before)
    {
        var asBefore = plans.Plans.Where(plan => plan.MilestoneId is { } milestone && before.ContainsKey(milestone)).ToDictionary(plan => plan.Id, plan => new Supposition(Starts: before[plan.MilestoneId!.Value]));
        return StrategyWords.Moved(plans.AddTo(target.Now, new Scenario { Plans = asBefore }), plans.AddTo(target.Now, Scenario.AsPlanned));
    }
}
