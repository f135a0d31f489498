using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Stocktakes;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Missions;

/// <summary>Everything about one mission: its targets worst first, its milestones, what is to be decided.</summary>
internal sealed record GetMission(string Slug) : IQuery<MissionView?>;

public sealed record MissionView(
    Mission Mission,
    DateOnly Today,
    MissionStanding Standing,
    IReadOnlyList<TargetAssessment> Targets,
    IReadOnlyList<Milestone> Milestones,
    IReadOnlyList<Intervention> Interventions,
    IReadOnlyList<Decision> Decisions)
{
    // Milestones further away than this are a click away.
    private const int DaysAhead = 90;

    /// <summary>Late ones, and what is due soon.</summary>
    public IReadOnlyList<Milestone> Shown => [.. Open.Where(milestone => milestone.IsLate(Today) || milestone.ForecastDate <= Today.AddDays(DaysAhead))];

    public int LateMilestones => Open.Count(milestone => milestone.IsLate(Today));

    private IEnumerable<Milestone> Open => Milestones.Where(milestone => milestone.IsOpen).OrderByDescending(milestone => milestone.IsLate(Today)).ThenBy(milestone => milestone.ForecastDate);
}

internal sealed class GetMissionHandler(MissionGovDb db, AssessmentReader assessments, StatusClock clock) : QueryHandler<GetMission, MissionView?>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<MissionView?> ReadAsync(GetMission query, Person person, CancellationToken ct)
    {
        var mission = await db.Missions.AsNoTracking().Include(mission => mission.Targets).ThenInclude(target => target.Indicator)
            .SingleOrDefaultAsync(mission => mission.Slug == query.Slug, ct);
        if (mission is null) return null;

        var today = clock.Today;
        var assessed = await assessments.AssessAsync(mission.Targets, [new Vantage(today)], ct);
        List<TargetAssessment> targets = [.. assessed.Select(target => target.Now).Order(MissionStanding.WorstFirst)];
        return new MissionView(
            mission,
            today,
            MissionStanding.Of(targets),
            targets,
            await db.Milestones.AsNoTracking().Where(milestone => milestone.MissionId == mission.Id).ToListAsync(ct),
            await db.Interventions.AsNoTracking().Where(intervention => intervention.MissionId == mission.Id).OrderByDescending(intervention => intervention.ShortfallShare).ToListAsync(ct),
            await db.Decisions.AsNoTracking().Where(decision => decision.MissionId == mission.Id).OrderBy(decision => decision.DecidedOn != null).ThenBy(decision => decision.DueOn).ToListAsync(ct));
    }
}
