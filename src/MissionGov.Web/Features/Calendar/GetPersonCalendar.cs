using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Calendar;

/// <summary>What waits for one person, and when? As a calendar, for whoever knows its secret address; null where the address is not, or no longer, one.</summary>
internal sealed record GetPersonCalendar(string Secret) : IQuery<string?>;

internal sealed class GetPersonCalendarHandler(MissionGovDb db, CalendarLink link, CalendarDays days, People people) : QueryHandler<GetPersonCalendar, string?>
{
    // A calendar program does not sign in: the secret stands for the person.
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<string?> ReadAsync(GetPersonCalendar query, Person person, CancellationToken ct)
    {
        if (link.Read(query.Secret) is not var (id, key) || !await db.NoticeChoices.AnyAsync(choice => choice.PersonId == id && choice.CalendarKey == key, ct)) return null;
        if (await people.ByIdAsync(id, db, ct) is not { } owner) return null;

        db.Sees = owner.Sees;
        var missions = (await db.Missions.AsNoTracking().Where(mission => !mission.Closed).ToListAsync(ct))
            .Where(mission => owner.Posts.Any(post => post.Mission is null || post.Mission == mission.Slug)).ToDictionary(mission => mission.Id, mission => (mission.Slug, mission.Name));
        var titles = owner.Posts.Select(post => post.Title).ToList();
        var milestones = await db.Milestones.AsNoTracking().Where(milestone => missions.Keys.Contains(milestone.MissionId) && titles.Contains(milestone.Owner)).OrderBy(milestone => milestone.ForecastDate).ThenBy(milestone => milestone.Id).ToListAsync(ct);
        var decisions = await db.Decisions.AsNoTracking().Where(decision => missions.Keys.Contains(decision.MissionId) && titles.Contains(decision.Owner) && decision.DecidedOn == null).OrderBy(decision => decision.DueOn).ToListAsync(ct);
        return IcsFile.Of("MissionGov: your dates", await days.OfAsync(milestones, decisions, missions, ct));
    }
}
