using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Releases;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Formats;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Releases;

/// <summary>An analyst has a file of figures checked and held until its time.</summary>
/// <param name="Name">As it is announced; empty for the names of its measures.</param>
/// <param name="Owner">The post that is told when it does not come out; empty for whoever holds it.</param>
internal sealed record HoldRelease(Guid Id, ImportFile File, DateTimeOffset At, string Name = "", string Owner = "") : ICommand;

internal sealed class HoldReleaseHandler(MissionGovDb db, StatusClock today, DatabaseClock clock) : CommandHandler<HoldRelease>
{
    private const string Untouched = "untouched";

    protected override Permission Requires => Permission.EditData;

    internal override async Task<Result> HandleAsync(HoldRelease command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) return NotAllowed(person);
        var file = command.File with { KnownOn = null };
        if (new FileInfo(file.Path).Length > FileText.MaximumBytes) return new Problem("release.file", "The selected file must be smaller than 50 MB");

        // Tried as at its time, and taken back: what is left of it are the counts.
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(Untouched, ct);
        var outcome = await new ImportRun(db, today.Today).RunAsync(file, change, ct);
        await transaction.RollbackToSavepointAsync(Untouched, ct);
        if (outcome.Refusal is { } refusal) return refusal;
        if (outcome.Counts is not { } counts) return new Problem(ImportRun.Problems, "The file has problems. Nothing was saved. Mend them and choose the file again.");
        if (outcome.AsksFractions) return PercentFractions.Question;

        var slugs = outcome.File.Rows.Select(row => row.Series.Indicator).DistinctBy(indicator => indicator.Slug).ToList();
        var codes = slugs.ConvertAll(indicator => indicator.Slug);
        var held = await db.Indicators.AsNoTracking().Where(indicator => codes.Contains(indicator.Slug)).ToListAsync(ct);
        var release = new HeldRelease
        {
            Id = command.Id,
            Name = Wording.Line(command.Name) is { Length: > 0 } name ? name : string.Join(", ", slugs.Select(indicator => held.Find(one => one.Slug == indicator.Slug)?.Name ?? indicator.Name)),
            Kind = held.Select(indicator => indicator.Statistics).DefaultIfEmpty(StatisticsKind.ManagementInformation).Max(),
            Owner = Wording.Line(command.Owner) is { Length: > 0 } owner ? owner : change.Who,
            FileName = file.Name,
            Hash = outcome.Hash,
            Options = HeldFigures.OptionsOf(file),
            Counts = new HeldCounts(outcome.File.Counts.Rows, counts.New, counts.Revised, counts.Unchanged, counts.Withdrawn),
            HeldBy = change.Who,
            HeldAt = change.At,
        };
        var result = release.Hold(command.At, await clock.NowAsync(db, ct), change.Reason);
        if (result.Event is not null)
        {
            db.Add(release);
            db.Add(new HeldReleaseFile { ReleaseId = release.Id, Content = await File.ReadAllBytesAsync(file.Path, ct) });
        }

        return result;
    }
}
