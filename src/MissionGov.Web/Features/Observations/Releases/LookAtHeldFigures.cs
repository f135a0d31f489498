using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Releases;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Formats;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Releases;

/// <summary>What do the held figures say? Who asks is written down before anything is shown.</summary>
internal sealed record LookAtHeldFigures(Guid Id) : IQuery<HeldFiguresView?>;

/// <param name="Rows">The first of them, as the file has them.</param>
public sealed record HeldFiguresView(HeldRelease Release, int Count, IReadOnlyList<FileRow> Rows, IReadOnlyList<ChangedFigure> Revised, Problem? Refusal);

internal sealed class LookAtHeldFiguresHandler(MissionGovDb db, StatusClock today, DatabaseClock clock) : QueryHandler<LookAtHeldFigures, HeldFiguresView?>
{
    private const int MostRows = 100;
    private const int MostRevised = 20;

    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<HeldFiguresView?> ReadAsync(LookAtHeldFigures query, Person person, CancellationToken ct)
    {
        var now = await clock.NowAsync(db, ct);
        var release = await db.HeldReleases.AsNoTracking().SingleOrDefaultAsync(release => release.Id == query.Id && release.State == ReleaseState.Held, ct);
        if (release is null || !EarlySightRules.MaySee(release, person, now)) return null;

        // Outside of the Mediator, for it changes nothing that pages show; and before the figures, so that none is seen without it.
        var look = new ReleaseLook { ReleaseId = release.Id, PersonId = person.Id, Who = WhoOf(release, person), At = now };
        await db.Database.ExecuteSqlAsync($"insert into release_looks (id, release_id, person_id, who, at) values ({look.Id}, {look.ReleaseId}, {look.PersonId}, {look.Who}, {look.At})", ct);

        // Never committed: leaving this block takes everything back.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await ShortWait.ForAsync(db, () => new HeldFigures(db).WithFileAsync(release, file => new ImportRun(db, today.Today).RunAsync(file, new Change("preview", now), ct), ct), ct) is not { } outcome)
            return new HeldFiguresView(release, 0, [], [], ShortWait.Busy);
        var revised = outcome.Counts is null ? [] : await new ObservationLoad(db).RevisedAsync(MostRevised, ct);
        return new HeldFiguresView(release, outcome.File.Rows.Count, [.. outcome.File.Rows.Take(MostRows)], revised, outcome.Refusal);
    }

    private static string WhoOf(HeldRelease release, Person person) =>
        person.Posts.Select(post => post.Title).FirstOrDefault(title => release.Access.Exists(early => early.Post == title)) ?? person.Title;
}
