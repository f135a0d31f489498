using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Domain.People;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.DataCatalogue;

/// <summary>Which figures are late, which come next, and which posts own work that nobody looks after?</summary>
internal sealed record GetLateData : IQuery<LateDataView>;

/// <param name="Releases">What live targets wait for, for a year ahead, soonest first; those overdue come first.</param>
/// <param name="Owners">Null while nobody has been given any post.</param>
/// <param name="MayAnnounce">The person may record the day that a publisher names.</param>
public sealed record LateDataView(DateOnly Today, int GraceDays, IReadOnlyList<AwaitedRelease> Releases, IReadOnlyList<UnattendedPost>? Owners, bool MayAnnounce)
{
    public IEnumerable<AwaitedRelease> Late => Releases.Where(release => release.DaysLate > 0).OrderByDescending(release => release.DaysLate);

    /// <summary>Out by now, but within the days of grace.</summary>
    public IEnumerable<AwaitedRelease> Out => Releases.Where(release => release.DaysLate == 0 && release.On <= Today);

    public IEnumerable<AwaitedRelease> Coming => Releases.Where(release => release.On > Today);
}

/// <param name="IsNext">The figure after the latest one held.</param>
/// <param name="IsAnnounced">The publisher has named the day; else it is the usual lag.</param>
public sealed record AwaitedRelease(string Indicator, string Name, string Source, Period Period, DateOnly On, bool IsNext, bool IsAnnounced, int DaysLate, IReadOnlyList<DataTarget> Targets, IReadOnlyList<string> Owners);

/// <param name="Names">Who holds it; for administrators only, else empty.</param>
/// <param name="Since">When it was taken up, or last looked after; null for a vacant post.</param>
public sealed record UnattendedPost(string Mission, string MissionName, string Title, OwnerGap Gap, DateOnly? Since, int Targets, int Milestones, IReadOnlyList<string> Names);

internal sealed class GetLateDataHandler(MissionGovDb db, AssessmentReader assessments, StatusClock clock, RatingRules rules) : QueryHandler<GetLateData, LateDataView>
{
    private const int MonthsAhead = 12;

    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<LateDataView> ReadAsync(GetLateData query, Person person, CancellationToken ct)
    {
        var today = clock.Today;
        var missions = await db.Missions.AsNoTracking().Where(mission => !mission.Closed).Include(mission => mission.Targets).ThenInclude(target => target.Indicator).ToListAsync(ct);
        var assessed = (await assessments.AssessAsync([.. missions.SelectMany(mission => mission.Targets)], [new(today)], ct)).Select(target => target.Now).ToList();
        var slugs = missions.ToDictionary(mission => mission.Id, mission => mission.Slug);
        var releases = assessed.Where(target => target.NextDue is not null).GroupBy(target => (target.Indicator.Id, target.Target.PlaceId)).SelectMany(waiting => Releases([.. waiting], slugs, today));
        return new LateDataView(
            today,
            rules.GraceDays,
            [.. releases.OrderBy(release => release.On).ThenBy(release => release.Name, StringComparer.Ordinal)],
            await new PostCheck(db, today).OfAsync(missions, assessed, person.MayAnywhere(Permission.Administer), ct),
            person.May(Permission.EditData, mission: null));
    }

    /// <summary>What targets of one measure and place wait for. Late is what their own pages call late.</summary>
    private static IEnumerable<AwaitedRelease> Releases(List<TargetAssessment> waiting, Dictionary<Guid, string> missions, DateOnly today)
    {
        var (first, indicator) = (waiting[0], waiting[0].Indicator);
        IReadOnlyList<DataTarget> targets = [.. waiting.Select(one => new DataTarget(missions[one.Target.MissionId], one.Target.Slug, one.Target.Name, Closed: false))];
        IReadOnlyList<string> owners = [.. waiting.Select(one => one.Target.Owner).Distinct().Order(StringComparer.Ordinal)];
        var next = first.NextDue!.Value;
        return indicator.ReleasesAfter(first.Latest!.Period, later(today.AddMonths(MonthsAhead), next))
            .Where(release => release.On == next || release.On > today)
            .Select(release => new AwaitedRelease(
                indicator.Slug, indicator.Name, indicator.Source, release.Period, release.On, release.On == next, indicator.Announced == release, release.On == next ? first.DaysLate : 0, targets, owners));

        static DateOnly later(DateOnly one, DateOnly other) => one > other ? one : other;
    }
}
