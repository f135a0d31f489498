using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Releases;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Releases;

/// <summary>What comes out when, and which posts may see it before? Names and times only.</summary>
internal sealed record GetReleases : IQuery<ReleasesView>;

/// <param name="Coming">Soonest first; the late ones come before.</param>
/// <param name="Cancelled">Those that were to come out lately or soon.</param>
/// <param name="MayHold">The reader may hold files, and open a release.</param>
/// <param name="MayReadLog">The reader may see who has looked.</param>
public sealed record ReleasesView(IReadOnlyList<ReleaseRow> Coming, IReadOnlyList<ReleaseRow> Cancelled, bool MayHold, bool MayReadLog);

/// <param name="MayOpen">The reader may open its page now.</param>
/// <param name="OpensAt">When they may; null where they may now, and where they never may.</param>
public sealed record ReleaseRow(Guid Id, string Name, Domain.Missions.StatisticsKind Kind, DateTimeOffset At, bool IsLate, string ChangedBecause, IReadOnlyList<EarlySight> Access, bool MayOpen = false, DateTimeOffset? OpensAt = null);

internal sealed class GetReleasesHandler(MissionGovDb db, DatabaseClock clock) : QueryHandler<GetReleases, ReleasesView>
{
    // By then nobody waits for it any more.
    private const int MostCancelled = 20;

    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<ReleasesView> ReadAsync(GetReleases query, Person person, CancellationToken ct)
    {
        var mayHold = person.May(Permission.EditData, mission: null);
        var now = await clock.NowAsync(db, ct);
        var coming = await db.HeldReleases.AsNoTracking().Where(release => release.State == ReleaseState.Held).ToListAsync(ct);
        var cancelled = await db.HeldReleases.AsNoTracking().Where(release => release.State == ReleaseState.Cancelled).OrderByDescending(release => release.EndedAt).Take(MostCancelled).ToListAsync(ct);

        return new ReleasesView(
            [.. coming.OrderByDescending(release => release.IsLate).ThenBy(release => release.At).ThenBy(release => release.Name, StringComparer.Ordinal).Select(release => Row(release) with { MayOpen = EarlySightRules.MaySee(release, person, now), OpensAt = EarlySightRules.OpensAt(release, person, now) })],
            [.. cancelled.Select(Row)], mayHold, person.May(Permission.ReadAudit, mission: null));
    }

    private static ReleaseRow Row(HeldRelease release) =>
        new(release.Id, release.Name, release.Kind, release.At, release.IsLate, release.ChangedBecause, [.. release.Access.OrderBy(early => early.From).ThenBy(early => early.Post, StringComparer.Ordinal)]);
}
