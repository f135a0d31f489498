using Microsoft.EntityFrameworkCore;
using MissionGov.Analysis;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Interventions;

/// <summary>All plans of a mission: where each stands, what it is said to bring, and on what that rests.</summary>
internal sealed record GetPlans(string Mission) : IQuery<PlansView?>;

/// <param name="Groups">One a target, in order of their names; last the plans of none.</param>
public sealed record PlansView(string Mission, string MissionName, bool IsClosed, bool MayEdit, DateOnly Today, IReadOnlyList<PlanGroup> Groups)
{
    public bool IsEmpty => Groups.All(group => group.Rows.Count == 0);

    public bool AnyIllustrative => Groups.Any(group => group.Rows.Any(row => row.Plan.Illustrative));
}

/// <param name="Target">Null for the plans that nobody has given a target.</param>
/// <param name="Overlaps">Pairs that do partly the same, the largest first.</param>
/// <param name="Together">Pairs that go well or badly together, the closest first.</param>
public sealed record PlanGroup(Target? Target, IReadOnlyList<PlanRow> Rows, IReadOnlyList<OverlapRow> Overlaps, IReadOnlyList<TogetherRow> Together)
{
    public IEnumerable<PlanRow> Going => Rows.Where(row => !row.Plan.HasEnded);

    public IEnumerable<PlanRow> Ended => Rows.Where(row => row.Plan.HasEnded);

    public IReadOnlyList<EvidenceShare> Shares => EvidenceShare.Of(Going.Select(row => row.Plan));
}

public sealed record OverlapRow(Intervention One, Intervention Other, double Share, bool Illustrative);

public sealed record TogetherRow(Intervention One, Intervention Other, double Correlation, string Reason, bool Illustrative);

public sealed record PlanRow(Intervention Plan, Milestone? Tied, DateOnly Today)
{
    public int Overdue => Plan.HasEnded ? 0 : Plan.Assumptions.Count(assumption => assumption.IsOverdue(Today));

    public Answer<Execution> Execution => Domain.Interventions.Execution.Of(Plan, Tied, Today);

    public int Broken => Plan.HasEnded ? 0 : Plan.Assumptions.Count(assumption => assumption.IsBroken);
}

internal sealed class GetPlansHandler(MissionGovDb db, StatusClock clock) : QueryHandler<GetPlans, PlansView?>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<PlansView?> ReadAsync(GetPlans query, Person person, CancellationToken ct)
    {
        if (await db.Missions.AsNoTracking().SingleOrDefaultAsync(mission => mission.Slug == query.Mission, ct) is not { } mission) return null;
        var targets = await db.Targets.AsNoTracking().Include(target => target.Indicator).Where(target => target.MissionId == mission.Id).OrderBy(target => target.Name).ToListAsync(ct);
        var plans = await db.Interventions.AsNoTracking().Where(plan => plan.MissionId == mission.Id).OrderBy(plan => plan.Name).ToListAsync(ct);
        var milestones = await db.Milestones.AsNoTracking().Where(milestone => milestone.MissionId == mission.Id).ToDictionaryAsync(milestone => milestone.Id, ct);
        var overlaps = await db.PlanOverlaps.AsNoTracking().Where(overlaps => overlaps.MissionId == mission.Id).ToDictionaryAsync(overlaps => overlaps.TargetId, ct);
        var rows = plans.ConvertAll(plan => new PlanRow(plan, plan.MilestoneId is { } id ? milestones.GetValueOrDefault(id) : null, clock.Today));

        PlanGroup GroupOf(Target? target) => new(target, rows.FindAll(row => row.Plan.TargetId == target?.Id), target is null ? [] : OverlapsOf(overlaps.GetValueOrDefault(target.Id), plans), target is null ? [] : TogetherOf(overlaps.GetValueOrDefault(target.Id), plans));
        return new PlansView(mission.Slug, mission.Name, mission.Closed, person.May(Permission.EditDelivery, mission.Slug), clock.Today, [.. targets.Select(GroupOf), GroupOf(null)]);
    }

    private static List<OverlapRow> OverlapsOf(PlanOverlaps? overlaps, List<Intervention> plans) =>
    [
        .. from pair in overlaps?.Pairs ?? []
           let one = plans.Find(plan => plan.Id == pair.One)
           let other = plans.Find(plan => plan.Id == pair.Other)
           where one is not null && other is not null
           orderby pair.Share descending, one.Name
           select new OverlapRow(one, other, pair.Share, overlaps!.Illustrative),
    ];

    private static List<TogetherRow> TogetherOf(PlanOverlaps? overlaps, List<Intervention> plans) =>
    [
        .. from pair in overlaps?.Together ?? []
           let one = plans.Find(plan => plan.Id == pair.One)
           let other = plans.Find(plan => plan.Id == pair.Other)
           where one is not null && other is not null
           orderby pair.Correlation descending, one.Name
           select new TogetherRow(one, other, pair.Correlation, pair.Reason, overlaps!.Illustrative),
    ];
}
