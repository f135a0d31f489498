using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;

namespace MissionGov.Web.Features.Observations;

/// <summary>What the figures would do to one target.</summary>
public sealed record TargetEffect(string Mission, TargetAssessment Before, TargetAssessment After);

/// <summary>Judges targets before and after their figures change.</summary>
internal sealed class TargetEffects(MissionGovDb db, AssessmentReader assessments, DateOnly today)
{
    public Task<IReadOnlyList<AssessedTarget>> AssessAsync(IReadOnlyCollection<Guid> indicators, CancellationToken ct)
    {
        var ids = indicators.ToArray();
        return assessments.ReadAsync(db.Targets.Where(target => ids.Contains(target.IndicatorId)), [new(today)], ct);
    }

    public async Task<IReadOnlyList<TargetEffect>> BetweenAsync(IReadOnlyList<AssessedTarget> before, IReadOnlyList<AssessedTarget> after, CancellationToken ct)
    {
        var missions = await db.Missions.Select(mission => new { mission.Id, mission.Name }).ToDictionaryAsync(mission => mission.Id, mission => mission.Name, ct);
        return
        [
            .. from then in before
               join now in after on then.Target.Id equals now.Target.Id
               where then.Vintages.All.Count != now.Vintages.All.Count
               select new TargetEffect(missions[now.Target.MissionId], then.Now, now.Now),
        ];
    }
}
