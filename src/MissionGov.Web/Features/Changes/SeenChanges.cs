using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Changes;

/// <summary>
/// What somebody may see who does not read the whole audit: the changes of measures and of what they see anyway, and of what is published only those since.
/// How a draft came to be, sign-ins, files and comments are not among them.
/// </summary>
internal sealed class SeenChanges(MissionGovDb db)
{
    /// <param name="audited">Missions whose audit they read as a whole.</param>
    public IQueryable<AuditLine> For(List<Guid> audited)
    {
        var (all, drafts) = (db.Sees is null, new List<string>(db.Sees ?? []));
        return
            from line in db.Audit.AsNoTracking()
            from mission in db.Missions.Where(mission => mission.Id == line.MissionId).DefaultIfEmpty()
            where (line.MissionId == null && db.Indicators.Any(indicator => indicator.Id == line.SubjectId))
                || (mission != null
                    && (audited.Contains(mission.Id)
                        || ((all || drafts.Contains(mission.Slug) || line.At >= mission.PublishedAt)
                            && (line.SubjectId == mission.Id
                                || db.Targets.Any(target => target.Id == line.SubjectId && (all || drafts.Contains(mission.Slug) || line.At >= target.PublishedAt))
                                || db.Milestones.Any(milestone => milestone.Id == line.SubjectId)
                                || db.DeliveryPlans.Any(plan => plan.Id == line.SubjectId)
                                || db.Interventions.Any(plan => plan.Id == line.SubjectId)
                                || db.PlanOverlaps.Any(overlaps => overlaps.Id == line.SubjectId)
                                || db.KeptScenarios.Any(scenario => scenario.Id == line.SubjectId)
                                || db.Decisions.Any(decision => decision.Id == line.SubjectId)))))
            select line;
    }
}
