using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Updates;

/// <summary>What is there for me to report this week?</summary>
internal sealed record GetMyUpdates : IQuery<MyUpdatesView>;

/// <param name="Monday">The first day of this week.</param>
public sealed record MyUpdatesView(DateOnly Today, DateOnly Monday, IReadOnlyList<UpdateRow> Rows)
{
    public int Due => Rows.Count(row => row.IsDue);

    public int Overdue => Rows.Count(row => row.IsOverdue);

    /// <summary>The next day on which something is expected.</summary>
    public DateOnly? Next => Rows.Where(row => row.IsOpen && row.Expected >= Today).Select(row => (DateOnly?)row.Expected).Min();
}

/// <param name="Status">What it says as long as nothing else is chosen.</param>
/// <param name="IsDue">Nothing was said of it this week.</param>
public sealed record UpdateRow(
    Guid Id, string Mission, string MissionName, string Name, DateOnly Planned, DateOnly Expected, DateOnly? MetOn, DateOnly? StoppedOn,
    ReportedStatus Status, bool IsDue, bool IsOverdue, LastReport? Last, uint Version, bool Illustrative)
{
    public bool IsOpen => MetOn is null && StoppedOn is null;
}

internal sealed class GetMyUpdatesHandler(MissionGovDb db, StatusClock clock) : QueryHandler<GetMyUpdates, MyUpdatesView>
{
    private const int DaysInWeek = 7;

    internal override Permission Requires => Permission.ReportDelivery;

    internal override async Task<MyUpdatesView> ReadAsync(GetMyUpdates query, Person person, CancellationToken ct)
    {
        var today = clock.Today;
        var monday = today.AddDays(-(((int)today.DayOfWeek + DaysInWeek - 1) % DaysInWeek));
        var found = await (
            from milestone in db.Milestones.AsNoTracking()
            join mission in db.Missions on milestone.MissionId equals mission.Id
            where !mission.Closed
            select new { milestone, mission.Slug, mission.Name }).ToListAsync(ct);
        var rows =
            from row in found
            where UpdateRights.MayReport(person, row.Slug, row.milestone) && (row.milestone.IsOpen || row.milestone.LastReport?.On >= monday)
            orderby row.milestone.ForecastDate, row.milestone.Name
            select Row(row.milestone, row.Slug, row.Name, today, monday);
        return new MyUpdatesView(today, monday, [.. rows]);
    }

    private static UpdateRow Row(Milestone milestone, string slug, string mission, DateOnly today, DateOnly monday) => new(
        milestone.Id, slug, mission, milestone.Name, milestone.BaselineDate, milestone.ForecastDate, milestone.MetOn, milestone.StoppedOn,
        milestone.StatusOn(today), !(milestone.LastReport?.On >= monday), milestone.IsOverdue(today), milestone.LastReport, milestone.Version, milestone.Illustrative);
}
