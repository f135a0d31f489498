using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Interventions;

/// <summary>What the forms of a mission's plans offer, and what is saved of one.</summary>
/// <param name="Plan">Its slug; null where it is about none, or about a new one.</param>
internal sealed record GetPlanForm(string Mission, string? Plan = null) : IQuery<PlanFormView?>;

public sealed record PlanFormView(string Mission, string MissionName, DateOnly Today, Intervention? Plan, IReadOnlyList<Target> Targets, IReadOnlyList<Milestone> Milestones, IReadOnlyList<Intervention> Plans, IReadOnlyList<PlanOverlaps> Overlaps)
{
    public string Address => $"/missions/{Mission}/plans{(Plan is null ? "" : $"/{Plan.Slug}")}";

    public Target? Target => Targets.FirstOrDefault(target => target.Id == Plan?.TargetId);

    public Milestone? Tied => Milestones.FirstOrDefault(milestone => milestone.Id == Plan?.MilestoneId);
}

internal sealed class GetPlanFormHandler(MissionGovDb db, StatusClock clock) : QueryHandler<GetPlanForm, PlanFormView?>
{
    internal override Permission Requires => Permission.EditDelivery;

    internal override async Task<PlanFormView?> ReadAsync(GetPlanForm query, Person person, CancellationToken ct)
    {
        if (await db.Missions.AsNoTracking().SingleOrDefaultAsync(mission => mission.Slug == query.Mission, ct) is not { } mission) return null;
        if (!person.May(Requires, mission.Slug)) throw new NotAllowedException(person);
        var plans = await db.Interventions.AsNoTracking().Where(plan => plan.MissionId == mission.Id).OrderBy(plan => plan.Name).ToListAsync(ct);
        var plan = plans.Find(plan => plan.Slug == query.Plan);
        if (query.Plan is not null && plan is null) return null;
        return new PlanFormView(
            mission.Slug,
            mission.Name,
            clock.Today,
            plan,
            await db.Targets.AsNoTracking().Include(target => target.Indicator).Where(target => target.MissionId == mission.Id).OrderBy(target => target.Name).ToListAsync(ct),
            await db.Milestones.AsNoTracking().Where(milestone => milestone.MissionId == mission.Id).OrderBy(milestone => milestone.ForecastDate).ToListAsync(ct),
            plans,
            await db.PlanOverlaps.AsNoTracking().Where(overlaps => overlaps.MissionId == mission.Id).ToListAsync(ct));
    }
}
