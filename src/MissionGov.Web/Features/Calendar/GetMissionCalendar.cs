using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Calendar;

/// <summary>When are a mission's milestones expected? As a calendar; null where there is no such mission, or none this person may see.</summary>
internal sealed record GetMissionCalendar(string Mission) : IQuery<string?>;

internal sealed class GetMissionCalendarHandler(MissionGovDb db, CalendarDays days) : QueryHandler<GetMissionCalendar, string?>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<string?> ReadAsync(GetMissionCalendar query, Person person, CancellationToken ct)
    {
        if (await db.Missions.AsNoTracking().SingleOrDefaultAsync(mission => mission.Slug == query.Mission, ct) is not { } mission) return null;
        var milestones = await db.Milestones.AsNoTracking().Where(milestone => milestone.MissionId == mission.Id).OrderBy(milestone => milestone.ForecastDate).ThenBy(milestone => milestone.Id).ToListAsync(ct);
        return IcsFile.Of($"Milestones: {mission.Name}", await days.OfAsync(milestones, [], new Dictionary<Guid, (string, string)> { [mission.Id] = (mission.Slug, mission.Name) }, ct));
    }
}
