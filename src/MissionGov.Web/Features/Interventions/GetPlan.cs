using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Interventions;

/// <summary>One plan with all that is known of it.</summary>
internal sealed record GetPlan(string Mission, string Plan) : IQuery<PlanView?>;

/// <param name="Before">What was tried before it.</param>
/// <param name="After">What was begun after it, or goes on in its place.</param>
public sealed record PlanView(string Mission, string MissionName, bool MayEdit, DateOnly Today, Intervention Plan, Target? Target, Milestone? Tied, Intervention? Before, IReadOnlyList<Intervention> After)
{
    public string Address => $"/missions/{Mission}/plans/{Plan.Slug}";
}

internal sealed class GetPlanHandler(MissionGovDb db, StatusClock clock) : QueryHandler<GetPlan, PlanView?>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<PlanView?> ReadAsync(GetPlan query, Person person, CancellationToken ct)
    {
        if (await db.Missions.AsNoTracking().SingleOrDefaultAsync(mission => mission.Slug == query.Mission, ct) is not { } mission) return null;
        var family = await db.Interventions.AsNoTracking().Where(plan => plan.MissionId == mission.Id).OrderBy(plan => plan.Name).ToListAsync(ct);
        if (family.Find(plan => plan.Slug == query.Plan) is not { } plan) return null;
        var into = plan.State == InterventionState.Merged ? plan.History[^1].Into : null;
        return new PlanView(
            mission.Slug,
            mission.Name,
            person.May(Permission.EditDelivery, mission.Slug),
            clock.Today,
            plan,
            await db.Targets.AsNoTracking().Include(target => target.Indicator).SingleOrDefaultAsync(target => target.Id == plan.TargetId, ct),
            await db.Milestones.AsNoTracking().SingleOrDefaultAsync(milestone => milestone.Id == plan.MilestoneId, ct),
            family.Find(other => other.Id == plan.Follows),
            family.FindAll(other => other.Follows == plan.Id || other.Id == into));
    }
}
