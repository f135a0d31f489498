using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;

namespace MissionGov.Web.Data.Reads;

/// <summary>Reads the plans for targets and adds them up. Every page, export and API answer comes through here.</summary>
internal sealed class StrategyReader(MissionGovDb db)
{
    /// <summary>One strategy a target, in their order.</summary>
    /// <param name="milestones">All that plans may wait for, where the caller has them; else those are asked for.</param>
    public async Task<IReadOnlyList<TargetStrategy>> ReadAsync(IReadOnlyList<TargetAssessment> assessments, CancellationToken ct, IReadOnlyList<Milestone>? milestones = null)
    {
        var plans = await PlansAsync([.. assessments.Select(assessment => assessment.Target.Id)], ct, milestones);
        return [.. assessments.Select(assessment => plans[assessment.Target.Id].AddTo(assessment, Scenario.AsPlanned))];
    }

    /// <summary>What is planned for each of these targets.</summary>
    public async Task<IReadOnlyDictionary<Guid, TargetPlans>> PlansAsync(IReadOnlyCollection<Guid> targets, CancellationToken ct, IReadOnlyList<Milestone>? milestones = null)
    {
        var rows = await (
            from plan in db.Interventions
            where plan.TargetId != null && targets.Contains(plan.TargetId.Value)
            join pairs in db.PlanOverlaps on plan.TargetId equals (Guid?)pairs.TargetId into overlaps
            from pairs in overlaps.DefaultIfEmpty()
            orderby plan.Name
            select new { Plan = plan, Overlaps = pairs }).AsNoTracking().ToListAsync(ct);
        var waitedFor = rows.Select(row => row.Plan.MilestoneId).OfType<Guid>().Distinct().ToArray();
        milestones ??= await db.Milestones.AsNoTracking().Where(milestone => waitedFor.Contains(milestone.Id)).ToListAsync(ct);
        var byTarget = rows.ToLookup(row => row.Plan.TargetId!.Value);
        return targets.ToDictionary(target => target, target => new TargetPlans([.. byTarget[target].Select(row => row.Plan)], milestones, byTarget[target].FirstOrDefault()?.Overlaps));
    }

    /// <summary>What became of the plans for a target so far, beside what was meant when they began. It takes a forecast, so it is worked out when first asked for.</summary>
    public async Task<Lazy<SeenChange>> SeenAsync(TargetAssessment assessment, TargetPlans plans, CancellationToken ct)
    {
        var ids = plans.Plans.Select(plan => plan.Id).ToArray();
        var lines = ids.Length == 0 ? [] : await db.Audit.AsNoTracking()
            .Where(line => (line.Event == nameof(InterventionRevised) || line.Event == nameof(ValueRestored)) && ids.Contains(line.SubjectId!.Value)).OrderBy(line => line.Id)
            .Select(line => new { Plan = line.SubjectId!.Value, line.At, line.Event, line.Detail }).ToListAsync(ct);
        var revisions = lines.Select(line => (line.Plan, On: LondonDay.Of(line.At), Before: Before(line.Event, line.Detail))).Where(revision => revision.Before is not null)
            .ToLookup(revision => revision.Plan, revision => (revision.On, revision.Before!));
        var meant = plans.Plans.Select(plan => (plan.Id, Meant: ActingPlan.MeantOf(plan, plans.Milestone(plan), revisions[plan.Id]))).Where(plan => plan.Meant is not null).ToDictionary(plan => plan.Id, plan => plan.Meant!);
        return new(() => SeenChange.Of(assessment, plans.Plans, plans.Milestones, plans.Overlaps, meant));
    }

    // What is put back is a change like any other.
    private static InterventionDetails? Before(string happened, string detail) => happened == nameof(ValueRestored)
        ? JsonSerializer.Deserialize<ValueRestored>(detail, AsJson.Options)!.Held
        : JsonSerializer.Deserialize<InterventionRevised>(detail, AsJson.Options)!.Before;
}

/// <summary>The plans for one target.</summary>
/// <param name="Milestones">What they wait for among them.</param>
internal sealed record TargetPlans(IReadOnlyList<Intervention> Plans, IReadOnlyList<Milestone> Milestones, PlanOverlaps? Overlaps)
{
    /// <param name="before">An answer on the same assessment, whose draws are kept.</param>
    public TargetStrategy AddTo(TargetAssessment assessment, Scenario scenario, TargetStrategy? before = null) => StrategyAssessment.Assess(assessment, Plans, Milestones, Overlaps, scenario, before);

    public DateOnly? Starts(Intervention plan) => plan.StartsOn(Milestone(plan));

    /// <summary>What it waits for, where that is here.</summary>
    public Milestone? Milestone(Intervention plan) => Milestones.FirstOrDefault(milestone => milestone.Id == plan.MilestoneId);
}
