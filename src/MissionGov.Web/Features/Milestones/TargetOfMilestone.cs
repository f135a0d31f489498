using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Milestones;

/// <summary>The target that a form names by its slug; it must be one of the same mission.</summary>
internal static class TargetOfMilestone
{
    public static async Task<(Guid? Target, Problem? Problem)> FindAsync(MissionGovDb db, Guid mission, string? slug, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(slug)) return (null, null);
        var target = await db.Targets.Where(target => target.MissionId == mission && target.Slug == slug).Select(target => (Guid?)target.Id).SingleOrDefaultAsync(ct);
        return target is null ? (null, new Problem("milestone.target", "Choose a target of this mission.")) : (target, null);
    }
}
