using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>Will this target be met? Today, or as it looked at an earlier day.</summary>
/// <param name="AsAt">Periods up to this day at the best vintage held; null for today.</param>
/// <param name="KnownOn">Only what was published by this day; null for everything.</param>
internal sealed record GetTarget(string Mission, string Target, DateOnly? AsAt = null, DateOnly? KnownOn = null) : IQuery<TargetView?>;

public sealed record TargetView(string Mission, string MissionName, bool Closed, TargetAssessment Assessment, Vintages Vintages, DateOnly? AsAt, DateOnly? KnownOn)
{
    public string Slug => Assessment.Target.Slug;

    /// <summary>Periods whose figure was published more than once with different values, newest first.</summary>
    public IReadOnlyList<IReadOnlyList<Observation>> Revised =>
        [.. Vintages.All.GroupBy(seen => seen.Period).Where(period => period.DistinctBy(seen => seen.Value).Count() > 1).Select(period => period.ToList()).Reverse()];
}

internal sealed class GetTargetHandler(MissionGovDb db, AssessmentReader assessments, StatusClock clock) : QueryHandler<GetTarget, TargetView?>
{
    internal override async Task<TargetView?> ReadAsync(GetTarget query, CancellationToken ct)
    {
        var mission = await db.Missions.AsNoTracking()
            .Include(mission => mission.Targets.Where(target => target.Slug == query.Target)).ThenInclude(target => target.Indicator)
            .SingleOrDefaultAsync(mission => mission.Slug == query.Mission, ct);
        if (mission is not { Targets: [var found] }) return null;

        // Nobody can look back from the future.
        var asked = query.AsAt ?? query.KnownOn ?? clock.Today;
        var today = asked < clock.Today ? asked : clock.Today;
        var assessed = (await assessments.AssessAsync([found], [new Vantage(today, query.KnownOn)], ct))[0];
        return new TargetView(mission.Slug, mission.Name, mission.Closed, assessed.Now, assessed.Vintages, query.AsAt, query.KnownOn);
    }
}
