using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Decisions;

/// <summary>For which missions this person may ask for a decision, and who usually takes it.</summary>
internal sealed record GetDecisionForm : IQuery<DecisionFormView>;

/// <param name="MayDecide">Whether they may also write down at once what was decided, for some mission.</param>
public sealed record DecisionFormView(DateOnly Today, IReadOnlyList<DecisionMission> Missions, bool MayDecide);

public sealed record DecisionMission(string Slug, string Name, string LeadMinister, bool MayDecide);

internal sealed class GetDecisionFormHandler(MissionGovDb db, StatusClock clock) : QueryHandler<GetDecisionForm, DecisionFormView>
{
    internal override Permission Requires => Permission.ReadDrafts;

    internal override async Task<DecisionFormView> ReadAsync(GetDecisionForm query, Person person, CancellationToken ct)
    {
        var missions = await db.Missions.AsNoTracking().Where(mission => !mission.Closed).OrderBy(mission => mission.Name).Select(mission => new { mission.Slug, mission.Name, mission.LeadMinister }).ToListAsync(ct);
        List<DecisionMission> theirs = [.. missions
            .Where(mission => person.May(Permission.Decide, mission.Slug) || person.May(Permission.EditMission, mission.Slug))
            .Select(mission => new DecisionMission(mission.Slug, mission.Name, mission.LeadMinister, person.May(Permission.Decide, mission.Slug)))];
        if (theirs.Count == 0 && !person.MayAnywhere(Permission.Decide) && !person.MayAnywhere(Permission.EditMission)) throw new NotAllowedException(person);
        return new DecisionFormView(clock.Today, theirs, theirs.Exists(mission => mission.MayDecide));
    }
}
