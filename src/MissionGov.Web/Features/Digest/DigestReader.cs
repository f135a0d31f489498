using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Digest;

/// <summary>Reads what one person is to know, by the same functions as the board, so that a mail never says other than the page it leads to.</summary>
internal sealed class DigestReader(MissionGovDb db, AssessmentReader assessments, StatusClock clock)
{
    // "Soon": what falls due before four more digests have come.
    private const int DaysAhead = 28;

    private const int DaysOfWeek = 7;

    /// <param name="week">The Monday it is for.</param>
    public async Task<DigestView> ReadAsync(Person person, DateOnly week, CancellationToken ct)
    {
        db.Sees = person.Sees;
        var (today, since) = (clock.Today, await SinceAsync(person, week, ct));
        var missions = await db.Missions.AsNoTracking().Where(mission => !mission.Closed).OrderBy(mission => mission.Name)
            .Include(mission => mission.Targets).ThenInclude(target => target.Indicator).ToListAsync(ct);
        missions.RemoveAll(mission => !person.Posts.Any(post => IsFor(post, mission)));
        var assessed = (await assessments.AssessAsync([.. missions.SelectMany(mission => mission.Targets)], [new(today), new(since, KnownOn: since)], ct)).ToLookup(target => target.Target.MissionId);
        var moved = missions.Select(mission => Moved(mission, [.. assessed[mission.Id]])).Where(mission => mission.Movement != Movement.Same).OrderBy(mission => mission.Standing, MissionStanding.WorstMissionFirst).ToList();
        var ids = missions.ConvertAll(mission => mission.Id);
        var titles = person.Posts.Select(post => post.Title).Distinct().ToList();
        var soon = today.AddDays(DaysAhead);
        var decisions = await db.Decisions.AsNoTracking()
            .Where(decision => ids.Contains(decision.MissionId) && titles.Contains(decision.Owner) && decision.DecidedOn == null && decision.DueOn <= soon).OrderBy(decision => decision.DueOn).ToListAsync(ct);
        var milestones = await db.Milestones.AsNoTracking().Where(milestone => ids.Contains(milestone.MissionId) && titles.Contains(milestone.Owner) && milestone.MetOn == null && milestone.StoppedOn == null).ToListAsync(ct);
        return new DigestView(
            since,
            [.. moved.Where(mission => mission.Movement == Movement.Worse).Select(mission => mission.InWords)],
            [.. moved.Where(mission => mission.Movement == Movement.Better).Select(mission => mission.InWords)],
            [.. decisions.Select(decision => new DigestDecision(decision.DueOn, decision.Illustrative ? $"{decision.Question} [illustrative]" : decision.Question))],
            milestones.Count,
            milestones.Count(milestone => milestone.IsLate(today) || milestone.ForecastDate <= soon),
            [.. LateData(person, missions, assessed.SelectMany(targets => targets))]);
    }

    /// <summary>The day of the digest before, also where that was left out as nothing had changed; a week ago for the first. In the demo's own time, where that stands still.</summary>
    private async Task<DateOnly> SinceAsync(Person person, DateOnly week, CancellationToken ct)
    {
        var before = await db.Digests.Where(mark => mark.PersonId == person.Id && mark.Week < week).MaxAsync(mark => (DateOnly?)mark.Week, ct);
        return clock.Today.AddDays(-(week.DayNumber - (before ?? week.AddDays(-DaysOfWeek)).DayNumber));
    }

    private static MovedMission Moved(Mission mission, List<AssessedTarget> targets)
    {
        var (now, before) = (MissionStanding.Of([.. targets.Select(target => target.Assessments[0])]), MissionStanding.Of([.. targets.Select(target => target.Assessments[1])]));
        return new(mission.Name, now, MissionStanding.Moved(before.Status, now.Status));
    }

    /// <summary>Those of the targets they own; for whoever looks after the data, all of them. Late is what the page of the target calls late, so nobody is asked for a figure before it is out.</summary>
    private static IEnumerable<DigestLate> LateData(Person person, List<Mission> missions, IEnumerable<AssessedTarget> targets) =>
        from target in targets
        where target.Now.DaysLate > 0 && (person.Holds(target.Target.Owner) || person.May(Permission.EditData, missions.Find(mission => mission.Id == target.Target.MissionId)!.Slug))
        orderby target.Now.DaysLate descending
        select new DigestLate(target.Target.Name, target.Now.DaysLate);

    private static bool IsFor(Post post, Mission mission) => post.Mission is null || post.Mission == mission.Slug;

    private sealed record MovedMission(string Name, MissionStanding Standing, Movement Movement)
    {
        public DigestMission InWords => new(Name, Standing.Status, Standing.Worst is { } worst ? StatusSentence.Alone(worst) : "No targets yet.");
    }
}
