using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Stocktakes;
using MissionGov.Web.Access;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Changes;

/// <summary>Finds what a line of audit is about, as it stands now, beside the event that knows what stood before.</summary>
internal sealed class TakenBack(MissionGovDb db)
{
    /// <returns>Null where the line cannot be taken back, or its subject is not there for this reader.</returns>
    public async Task<FoundChange?> FindAsync(long number, CancellationToken ct)
    {
        var line = await db.Audit.AsNoTracking().SingleOrDefaultAsync(line => line.Id == number, ct);
        if (line is null || RestorableEvents.RightFor(line.Event) is not { } right) return null;
        var mission = await db.Missions.Where(mission => mission.Id == line.MissionId).Select(mission => mission.Slug).SingleOrDefaultAsync(ct);
        return RestorableEvents.Read(line.Event, line.Detail) switch
        {
            IRestorable<Milestone> happened => await SubjectAsync(happened, line, right, mission, ct),
            IRestorable<Mission> happened => await SubjectAsync(happened, line, right, mission, ct),
            IRestorable<Target> happened => await SubjectAsync(happened, line, right, mission, ct),
            IRestorable<Decision> happened => await SubjectAsync(happened, line, right, mission, ct),
            IRestorable<Intervention> happened => await SubjectAsync(happened, line, right, mission, ct),
            IRestorable<Indicator> happened => await SubjectAsync(happened, line, right, mission, ct),
            _ => null,
        };
    }

    private async Task<FoundChange?> SubjectAsync<TSubject>(IRestorable<TSubject> happened, AuditLine line, Permission right, string? mission, CancellationToken ct)
        where TSubject : class =>
        await db.Set<TSubject>().SingleOrDefaultAsync(subject => EF.Property<Guid>(subject, "Id") == line.SubjectId, ct) is { } subject
            ? new FoundChange(line, right, mission, happened.ChangedSince(subject), change => happened.Restore(subject, line.Id, change))
            : null;
}

/// <param name="Right">What putting it back takes, on this mission.</param>
/// <param name="ChangedSince">What stands there now, where it is not what the change left.</param>
internal sealed record FoundChange(AuditLine Line, Permission Right, string? Mission, string? ChangedSince, Func<Change, Result> Restore);
