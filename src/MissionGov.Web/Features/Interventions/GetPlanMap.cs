using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Strategies;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Interventions;

/// <summary>The plans of a mission by how bold they are, and how well they are carried out.</summary>
internal sealed record GetPlanMap(string Mission) : IQuery<PlanMapView?>;

public sealed record PlanMapView(string Mission, string MissionName, bool MayEdit, PlanMap Map)
{
    public string Address => $"/missions/{Mission}/plans";

    public bool IsEmpty => Map.Placed.Count + Map.Unplaced.Count == 0;

    public bool AnyIllustrative => Map.Placed.Any(placed => placed.Plan.Illustrative) || Map.Unplaced.Any(unplaced => unplaced.Plan.Illustrative);
}

internal sealed class GetPlanMapHandler(MissionGovDb db, AssessmentReader assessments, StrategyReader strategies, StatusClock clock) : QueryHandler<GetPlanMap, PlanMapView?>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<PlanMapView?> ReadAsync(GetPlanMap query, Person person, CancellationToken ct)
    {
        if (await db.Missions.AsNoTracking().SingleOrDefaultAsync(mission => mission.Slug == query.Mission, ct) is not { } mission) return null;
        var plans = await db.Interventions.AsNoTracking().Where(plan => plan.MissionId == mission.Id).ToListAsync(ct);
        var milestones = await db.Milestones.AsNoTracking().Where(milestone => milestone.MissionId == mission.Id).ToListAsync(ct);
        var moved = plans.Select(plan => plan.TargetId).OfType<Guid>().Distinct().ToArray();
        var targets = await db.Targets.AsNoTracking().Include(target => target.Indicator).Where(target => moved.Contains(target.Id)).ToListAsync(ct);
        var assessed = await assessments.AssessAsync(targets, [new Vantage(clock.Today)], ct);
        var added = await strategies.ReadAsync([.. assessed.Select(target => target.Now)], ct, milestones);
        var map = PlanMap.Of([.. plans.Select(plan => (plan, milestones.Find(milestone => milestone.Id == plan.MilestoneId)))], added, clock.Today);
        return new PlanMapView(mission.Slug, mission.Name, person.May(Permission.EditDelivery, mission.Slug), map);
    }
}
