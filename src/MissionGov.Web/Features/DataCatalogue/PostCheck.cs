using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Domain.People;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.DataCatalogue;

/// <summary>Finds the posts that own targets or milestones, and that nobody looks after.</summary>
internal sealed class PostCheck(MissionGovDb db, DateOnly today)
{
    /// <param name="missions">The open ones.</param>
    /// <param name="assessed">Their targets.</param>
    /// <param name="withNames">Whoever asks may know who holds a post.</param>
    public async Task<IReadOnlyList<UnattendedPost>?> OfAsync(IReadOnlyList<Mission> missions, IReadOnlyList<TargetAssessment> assessed, bool withNames, CancellationToken ct)
    {
        if (!await db.Appointments.AnyAsync(ct)) return null;

        var works = await WorksAsync(missions, assessed, ct);
        var holders = (await HoldersAsync([.. works.Select(work => work.Owner).Distinct()], ct)).ToLookup(holder => holder.Title);
        var names = missions.ToDictionary(mission => mission.Id);
        return
        [
            .. from work in works
               group work by (work.MissionId, work.Owner) into owned
               let held = holders[owned.Key.Owner].Where(holder => holder.MissionId is null || holder.MissionId == owned.Key.MissionId).ToList()
               let gap = OwnerCheck.Of([.. held.Select(holder => new Holding(holder.From, holder.LastUpdate))], [.. owned.Select(work => work.DueOn).OfType<DateOnly>()], today)
               where gap is not null
               let mission = names[owned.Key.MissionId]
               orderby gap, mission.Name, owned.Key.Owner
               select new UnattendedPost(
                   mission.Slug, mission.Name, owned.Key.Owner, gap.Value, held.Max(holder => holder.LastUpdate > holder.From ? holder.LastUpdate : (DateOnly?)holder.From),
                   owned.Count(work => work.IsTarget), owned.Count(work => !work.IsTarget), withNames ? [.. held.Select(holder => holder.Name)] : []),
        ];
    }

    /// <summary>What is still to be done: targets without a verdict, and milestones not met.</summary>
    private async Task<List<Work>> WorksAsync(IReadOnlyList<Mission> missions, IReadOnlyList<TargetAssessment> assessed, CancellationToken ct)
    {
        var ids = missions.Select(mission => mission.Id).ToList();
        var milestones = await db.Milestones.Where(milestone => ids.Contains(milestone.MissionId) && milestone.MetOn == null && milestone.StoppedOn == null)
            .Select(milestone => new Work(milestone.MissionId, milestone.Owner, milestone.ForecastDate, false)).ToListAsync(ct);
        return [.. assessed.Where(target => !target.Status.IsVerdict()).Select(target => new Work(target.Target.MissionId, target.Target.Owner, target.NextDue, true)), .. milestones];
    }

    // The audit names posts: what was recorded under any of a person's titles is theirs.
    private Task<List<Holder>> HoldersAsync(string[] titles, CancellationToken ct) => db.Database.SqlQuery<Holder>($"""
        select held.title as "Title", held.mission_id as "MissionId", held."from" as "From", account.name as "Name",
               (select max((line.at at time zone 'Europe/London')::date) from audit line join appointments other on other.title = line.who
                where other.person_id = held.person_id and line.mission_id is not null) as "LastUpdate"
        from appointments held join accounts account on account.id = held.person_id and account.disabled_at is null
        where held.title = any({titles}) and held."from" <= {today} and (held.until is null or held.until >= {today})
        """).ToListAsync(ct);

    private sealed record Work(Guid MissionId, string Owner, DateOnly? DueOn, bool IsTarget);

    private sealed record Holder(string Title, Guid? MissionId, DateOnly From, string Name, DateOnly? LastUpdate);
}
