using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Components.Charts;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Delivery;

/// <summary>Which milestones are late, and what comes next? Of one mission, or of all open ones.</summary>
/// <param name="ComparedWith">Dates are compared with those expected on that day; null for those first planned.</param>
internal sealed record GetMilestones(string? Mission = null, DateOnly? ComparedWith = null) : IQuery<MilestonesView>;

public sealed record MilestonesView(string? MissionName, DateOnly Today, IReadOnlyList<MilestoneRow> Rows, DateOnly? ComparedWith = null)
{
    internal GanttSeries Gantt => new(MissionName ?? "All missions", Today, [.. Rows.Select(row => row.OfGantt(ofSeveralMissions: MissionName is null))], ComparedWith);

    public int Late => Rows.Count(row => row.IsLate && row.IsOpen);
}

/// <param name="Slug">Its own page is /missions/{Mission}/milestones/{Slug}.</param>
/// <param name="Compared">The date expected on the day that is compared with, else the baseline.</param>
/// <param name="Blockers">Only those that are in the way now.</param>
public sealed record MilestoneRow(Guid Id, string Mission, string MissionName, string Name, string Owner, DateOnly BaselineDate, DateOnly ForecastDate, DateOnly? MetOn, int DaysSlipped, bool IsLate, bool IsOverdue, IReadOnlyList<MilestoneSlip> Slips, uint Version, bool Illustrative, string Slug, DateOnly? StartDate, DateOnly Compared, IReadOnlyList<Blocker> Blockers, DateOnly? StoppedOn = null)
{
    public bool IsOpen => MetOn is null && StoppedOn is null;

    public DateOnly Expected => MetOn ?? ForecastDate;

    public string Address => $"/missions/{Mission}/milestones/{Slug}";

    internal GanttRow OfGantt(bool ofSeveralMissions) =>
        GanttRow.Of(Name, Address, ofSeveralMissions ? $"{MissionName}. {Owner}" : Owner, StartDate, Compared, MetOn ?? ForecastDate, MetOn is not null, IsLate);
}

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
            .Select(row => Row(row.Slug, row.Name, row.Milestone!, today, query.ComparedWith))
            .OrderBy(row => !row.IsOpen).ThenByDescending(row => row.IsLate).ThenBy(row => row.ForecastDate).ThenBy(row => row.Name);
        return new MilestonesView(query.Mission is null || found.Count == 0 ? null : found[0].Name, today, [.. rows], query.ComparedWith);
    }

    private static MilestoneRow Row(string slug, string mission, Milestone milestone, DateOnly today, DateOnly? compared) => new(
        milestone.Id, slug, mission, milestone.Name, milestone.Owner, milestone.BaselineDate, milestone.ForecastDate, milestone.MetOn, milestone.DaysSlipped,
        milestone.IsLate(today), milestone.IsOverdue(today), milestone.Slips, milestone.Version, milestone.Illustrative,
        milestone.Slug, milestone.StartDate, compared is { } day ? milestone.ExpectedAsOf(day) : milestone.BaselineDate, [.. milestone.OpenBlockers], milestone.StoppedOn);
}
