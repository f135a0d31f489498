using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Interventions;

/// <summary>The plans of all missions, in the order of their addresses.</summary>
/// <param name="Mission">Only of this one; null for all.</param>
internal sealed record GetPlanList(string? Mission = null) : IQuery<IReadOnlyList<ListedPlan>>;

/// <param name="Target">The slug of the target it is to move; null for none.</param>
public sealed record ListedPlan(string Mission, string? Target, PlanRow Row)
{
    public string Key => $"{Mission}/{Row.Plan.Slug}";
}

internal sealed class GetPlanListHandler(MissionGovDb db, StatusClock clock) : QueryHandler<GetPlanList, IReadOnlyList<ListedPlan>>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<IReadOnlyList<ListedPlan>> ReadAsync(GetPlanList query, Person person, CancellationToken ct)
    {
        var found = await (
            from plan in db.Interventions
            join mission in db.Missions on plan.MissionId equals mission.Id
            join target in db.Targets on plan.TargetId equals target.Id into targets
            from target in targets.DefaultIfEmpty()
            join milestone in db.Milestones on plan.MilestoneId equals milestone.Id into milestones
            from milestone in milestones.DefaultIfEmpty()
            where query.Mission == null || mission.Slug == query.Mission
            select new { Plan = plan, Mission = mission.Slug, Target = target.Slug, Tied = milestone }).AsNoTracking().ToListAsync(ct);
        return [.. found.Select(row => new ListedPlan(row.Mission, row.Target, new(row.Plan, row.Tied, clock.Today))).OrderBy(row => row.Key, StringComparer.Ordinal)];
    }
}
