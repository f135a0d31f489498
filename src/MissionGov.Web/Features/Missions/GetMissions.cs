using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Missions;

/// <summary>All missions, open and closed, worst first.</summary>
/// <param name="KnownOn">By the figures of that day; null for the best held.</param>
internal sealed record GetMissions(DateOnly? KnownOn = null) : IQuery<IReadOnlyList<MissionRow>>;

public sealed record MissionRow(string Slug, string Name, string Purpose, bool Closed, MissionStanding Standing, string Sentence, IReadOnlyList<TargetAssessment> Targets, bool IsDraft);

internal sealed class GetMissionsHandler(MissionGovDb db, AssessmentReader assessments, StatusClock clock) : QueryHandler<GetMissions, IReadOnlyList<MissionRow>>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<IReadOnlyList<MissionRow>> ReadAsync(GetMissions query, Person person, CancellationToken ct)
    {
        var missions = await db.Missions.AsNoTracking().Include(mission => mission.Targets).ThenInclude(target => target.Indicator).OrderBy(mission => mission.Name).ToListAsync(ct);
        var assessed = (await assessments.AssessAsync([.. missions.SelectMany(mission => mission.Targets)], [new Vantage(clock.Today, query.KnownOn)], ct)).ToLookup(target => target.Target.MissionId, target => target.Now);
        return [.. missions.Select(mission => Row(mission, [.. assessed[mission.Id]])).OrderBy(row => row.Closed).ThenBy(row => row.Standing, MissionStanding.WorstMissionFirst)];
    }

    private static MissionRow Row(Mission mission, IReadOnlyList<TargetAssessment> targets)
    {
        var standing = MissionStanding.Of(targets);
        return new MissionRow(mission.Slug, mission.Name, mission.Purpose, mission.Closed, standing, standing.Worst is { } worst ? StatusSentence.BesideChip(worst, inWords: false) : "No targets yet.", targets, mission.PublishedAt is null);
    }
}
