using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;
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
        if (line is null || RestorableEvents.RightFor(line) is null) return null;
        var mission = await db.Missions.SingleOrDefaultAsync(mission => mission.Id == line.MissionId, ct);
        return await HappenedAsync(line, ct) switch
        {
            IRestorable<DeliveryPlan> happened => await SubjectAsync(happened, line, mission, [], ct),
            IRestorable<Milestone> happened => await SubjectAsync(happened, line, mission, [], ct),
            IRestorable<PlanOverlaps> happened => await SubjectAsync(happened, line, mission, [], ct, await EndedAsync(line, ct)),
            IRestorable<KeptScenario> happened => await SubjectAsync(happened, line, mission, await db.KeptScenarios.Where(other => other.Id != line.SubjectId && !other.IsRemoved && db.KeptScenarios.Any(kept => kept.Id == line.SubjectId && kept.TargetId == other.TargetId)).Select(other => other.Name).ToListAsync(ct), ct),
            IRestorable<Intervention> happened => await SubjectAsync(happened, line, mission, await db.Interventions.IgnoreQueryFilters().Where(other => other.MissionId == line.MissionId && other.Id != line.SubjectId).Select(other => other.Name).ToListAsync(ct), ct),
            UnitStaffed happened => await SubjectAsync(happened, line, mission, [.. (await Missions(line).Select(other => other.Unit).ToListAsync(ct)).Select(unit => unit.Name)], ct),
            IRestorable<Mission> happened => await SubjectAsync(happened, line, mission, await Missions(line).Select(other => other.Name).ToListAsync(ct), ct),
            IRestorable<Target> happened => await SubjectAsync(happened, line, mission, await db.Targets.IgnoreQueryFilters().Where(other => other.MissionId == line.MissionId && other.Id != line.SubjectId).Select(other => other.Name).ToListAsync(ct), ct),
            IRestorable<Indicator> happened => await SubjectAsync(happened, line, mission, await db.Indicators.Where(other => other.Id != line.SubjectId).Select(other => other.Name).ToListAsync(ct), ct),
            _ => null,
        };
    }

    private async Task<IReadOnlyList<Guid>> EndedAsync(AuditLine line, CancellationToken ct) =>
        [.. (await db.Interventions.AsNoTracking().Where(plan => plan.MissionId == line.MissionId).ToListAsync(ct)).Where(plan => plan.HasEnded).Select(plan => plan.Id)];

    private IQueryable<Mission> Missions(AuditLine line) => db.Missions.IgnoreQueryFilters().AsNoTracking().Where(other => other.Id != line.SubjectId);

    // That a change was taken back is taken back by the same change the other way round.
    private async Task<object?> HappenedAsync(AuditLine line, CancellationToken ct)
    {
        if (RestorableEvents.Restored(line) is not { Line: var number }) return RestorableEvents.Read(line.Event, line.Detail);
        if (await db.Audit.AsNoTracking().SingleOrDefaultAsync(earlier => earlier.Id == number, ct) is not { } earlier) return null;
        return await HappenedAsync(earlier, ct) switch
        {
            IRestorable<DeliveryPlan> happened => happened.Reverse(),
            IRestorable<Milestone> happened => happened.Reverse(),
            IRestorable<Intervention> happened => happened.Reverse(),
            IRestorable<PlanOverlaps> happened => happened.Reverse(),
            IRestorable<KeptScenario> happened => happened.Reverse(),
            IRestorable<Mission> happened => happened.Reverse(),
            IRestorable<Target> happened => happened.Reverse(),
            IRestorable<Indicator> happened => happened.Reverse(),
            _ => null,
        };
    }

    /// <param name="others">Names that the subject's own must not look like.</param>
    /// <param name="ended">Plans that the subject need not agree with.</param>
    private async Task<FoundChange?> SubjectAsync<TSubject>(IRestorable<TSubject> happened, AuditLine line, Mission? mission, IReadOnlyList<string> others, CancellationToken ct, IReadOnlyList<Guid>? ended = null)
        where TSubject : class
    {
        if (await db.Set<TSubject>().SingleOrDefaultAsync(subject => EF.Property<Guid>(subject, "Id") == line.SubjectId, ct) is not { } subject) return null;
        var isForTwo = mission?.RequiresTwoPeople == true;
        return new FoundChange(line, RestorableEvents.Rights[typeof(TSubject)], mission?.Slug, subject, isForTwo && subject is Target { PublishedAt: not null }, happened.ChangedSince(subject), change => happened.Restore(subject, new Restoration(line.Id, RestorableEvents.First(line), change, isForTwo, others) { Ended = ended ?? [] }));
    }
}

/// <param name="Right">What putting it back takes, on this mission.</param>
/// <param name="Subject">What the change happened to, tracked.</param>
/// <param name="DraftAgain">It will wait for a second person, for its mission asks for two.</param>
/// <param name="ChangedSince">What stands there now, where it is not what the change left.</param>
internal sealed record FoundChange(AuditLine Line, Permission Right, string? Mission, object Subject, bool DraftAgain, string? ChangedSince, Func<Change, Result> Restore);
