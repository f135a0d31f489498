using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Domain.Releases;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Releases;

/// <summary>The figures of a held file come out: the ordinary import, in one transaction with the mark that it happened.</summary>
internal sealed record PublishRelease(Guid Id) : ICommand
{
    /// <summary>Code of the problem that another node has it, or that it is out.</summary>
    public const string Taken = "release.taken";
}

/// <param name="Imported">What the import brought; it has a line of its own.</param>
public sealed record HeldFiguresReleased(Guid Release, string Name, DateTimeOffset Due, DateTimeOffset At, ObservationsImported Imported) : DomainEvent
{
    public override Guid? MissionId => null;

    public override Guid? SubjectId => Release;

    public override string Summary => string.Create(CultureInfo.GetCultureInfo("en-GB"), $"{Name} came out at {ReleaseTime.Words(At)}: {Imported.New:N0} new, {Imported.Revised:N0} revised.");

    public override IReadOnlyList<DomainEvent> Parts => [Imported];

    public override IEnumerable<PublicNews> Telling() => Imported.Telling();
}

internal sealed class PublishReleaseHandler(MissionGovDb db, DemoMode demo, DatabaseClock clock) : CommandHandler<PublishRelease>
{
    protected override Permission Requires => Permission.ReleaseFigures;

    internal override async Task<Result> HandleAsync(PublishRelease command, Person person, Change change, CancellationToken ct)
    {
        var figures = new HeldFigures(db);
        if (await figures.TakeAsync(command.Id, ct) is not { } release) return new Problem(PublishRelease.Taken, "Another node has it.");
        var now = await clock.NowAsync(db, ct);
        var due = release.At;
        if (release.ComeOut(now) is { } early) return early;

        // The day by the clock that it comes out by: that of this node may be behind.
        var today = demo.Today ?? LondonDay.Of(now);
        var (file, outcome) = await figures.WithFileAsync(release, async file => (file, await new ImportRun(db, today).RunAsync(file, change, ct)), ct);
        if (outcome.Refusal is { } refusal) return refusal;
        if (outcome.Counts is not { } counts) return new Problem(ImportRun.Problems, $"The file has problems that it had not when it was held. {outcome.File.Problems.Listed[0].Message}.");

        var read = outcome.File;
        return new HeldFiguresReleased(release.Id, release.Name, due, now, new ObservationsImported(
            counts.BatchId, file.Name, outcome.Hash, read.Layout, outcome.KnownOn, read.Counts.Rows,
            counts.New, counts.Revised, counts.Unchanged, counts.Withdrawn, read.Counts.Missing, read.Counts.Duplicates, read.Counts.Bad, read.Mended.Count > 0 ? read.Mended : null));
    }
}

/// <summary>A release did not come out at its time: the page says so, and its owner is told.</summary>
internal sealed record NoteLateRelease(Guid Id, string Because) : ICommand;

internal sealed class NoteLateReleaseHandler(MissionGovDb db, DatabaseClock clock) : CommandHandler<NoteLateRelease>
{
    protected override Permission Requires => Permission.ReleaseFigures;

    internal override async Task<Result> HandleAsync(NoteLateRelease command, Person person, Change change, CancellationToken ct)
    {
        if (await new HeldFigures(db).LockAsync(command.Id, ct) is not { } release) return NotHere;

        // The owner may be no post that anybody holds, such as the command line: then all who look after data are told.
        var today = LondonDay.Of(change.At);
        var isPost = await db.Appointments.AnyAsync(held => held.Title == release.Owner && held.MissionId == null && held.From <= today && (held.Until == null || held.Until >= today), ct);
        var posts = isPost ? [release.Owner] : await db.Appointments.Where(held => held.Role == Role.Analyst && held.MissionId == null).Select(held => held.Title).Distinct().ToListAsync(ct);
        return release.BeLate(await clock.NowAsync(db, ct), command.Because, posts);
    }
}
