using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Delivery;

/// <summary>Which milestones are late, and what comes next? Of one mission, or of all open ones.</summary>
internal sealed record GetMilestones(string? Mission = null) : IQuery<MilestonesView>;

public sealed record MilestonesView(string? MissionName, DateOnly Today, IReadOnlyList<MilestoneRow> Rows)
{
    public int Late => Rows.Count(row => row.IsLate && row.MetOn is null);
}

public sealed record MilestoneRow(Guid Id, string Mission, string MissionName, string Name, string Owner, DateOnly BaselineDate, DateOnly ForecastDate, DateOnly? MetOn, int DaysSlipped, bool IsLate, bool IsOverdue, IReadOnlyList<MilestoneSlip> Slips, uint Version, bool Illustrative);

internal sealed class GetMilestonesHandler(MissionGovDb db, StatusClock clock) : QueryHandler<GetMilestones, MilestonesView>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<MilestonesView> ReadAsync(GetMilestones query, Person person, CancellationToken ct)
    {
        var today = clock.Today;
        var found = await (
            from mission in db.Missions
            where query.Mission == null ? !mission.Closed : mission.Slug == query.Mission
            join milestone in db.Milestones on mission.Id equals milestone.MissionId into milestones
            from milestone in milestones.DefaultIfEmpty()
            select new { mission.Slug, mission.Name, Milestone = milestone }).AsNoTracking().ToListAsync(ct);
        var rows = found.Where(row => row.Milestone is not null)
            .Select(row => Row(row.Slug, row.Name, row.Milestone!, today))
            .OrderBy(row => row.MetOn is not null).ThenByDescending(row => row.IsLate).ThenBy(row => row.ForecastDate).ThenBy(row => row.Name);
        return new MilestonesView(query.Mission is null || found.Count == 0 ? null : found[0].Name, today, [.. rows]);
    }

    private static MilestoneRow Row(string slug, string mission, Milestone milestone, DateOnly today) => new(
        milestone.Id, slug, mission, milestone.Name, milestone.Owner, milestone.BaselineDate, milestone.ForecastDate, milestone.MetOn, milestone.DaysSlipped,
        milestone.IsLate(today), milestone.IsOverdue(today), milestone.Slips, milestone.Version, milestone.Illustrative);
}
