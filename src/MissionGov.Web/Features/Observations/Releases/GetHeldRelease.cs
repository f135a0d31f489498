using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Releases;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Releases;

/// <summary>One release, for those who hold it and those who may see it early. For everybody else there is none.</summary>
internal sealed record GetHeldRelease(Guid Id) : IQuery<HeldReleaseView?>;

/// <param name="Now">By the clock that it comes out by.</param>
/// <param name="MayHold">The reader may move and cancel it, and say who sees it early.</param>
/// <param name="Posts">Those that may be put on the list; empty for who may not.</param>
public sealed record HeldReleaseView(HeldRelease Release, DateTimeOffset Now, bool MayHold, IReadOnlyList<string> Posts);

internal sealed class GetHeldReleaseHandler(MissionGovDb db, DatabaseClock clock, DemoMode demo) : QueryHandler<GetHeldRelease, HeldReleaseView?>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<HeldReleaseView?> ReadAsync(GetHeldRelease query, Person person, CancellationToken ct)
    {
        var now = await clock.NowAsync(db, ct);
        if (await db.HeldReleases.AsNoTracking().SingleOrDefaultAsync(release => release.Id == query.Id, ct) is not { } release || !EarlySightRules.MaySee(release, person, now)) return null;
        var mayHold = person.May(Permission.EditData, mission: null);
        var posts = !mayHold ? [] : await db.Appointments.Select(held => held.Title).Distinct().ToListAsync(ct);
        if (mayHold && demo.IsOn) posts.AddRange(Access.Personas.All.SelectMany(persona => persona.Posts).Select(post => post.Title));
        return new HeldReleaseView(release, now, mayHold, [.. posts.Distinct().Order(StringComparer.Ordinal)]);
    }
}

/// <summary>Who may see a release before it is out: who looks after data, as they made it, and the holders of the posts on its list.</summary>
internal static class EarlySightRules
{
    public static bool MaySee(HeldRelease release, Person person, DateTimeOffset now) =>
        person.May(Permission.EditData, mission: null) || (IsSomebody(person) && release.MayBeSeenBy(person.Posts.Select(post => post.Title), now));

    /// <summary>When it is seen first by one who may not see it yet; null for one who may, and for one who never may.</summary>
    public static DateTimeOffset? OpensAt(HeldRelease release, Person person, DateTimeOffset now) =>
        MaySee(release, person, now) || !IsSomebody(person) ? null : release.Access.Where(early => person.Posts.Any(post => post.Title == early.Post)).Min(early => (DateTimeOffset?)early.From);

    // A program with a token is none, whoever gave it.
    private static bool IsSomebody(Person person) => person.Id is not null && person.Only is null;
}
