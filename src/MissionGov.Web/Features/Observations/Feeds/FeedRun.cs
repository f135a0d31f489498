using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Feeds;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Feeds;

/// <summary>What came of fetching a feed once.</summary>
/// <param name="Words">In a sentence or two, for the page and the mail.</param>
/// <param name="Wait">How long the server asks us to stay away.</param>
/// <param name="NeedsPerson">Trying again would not help.</param>
internal sealed record FeedResult(
    FetchOutcome Outcome, string Words, FetchedFile? File = null, int? Rows = null, string? Layout = null, Guid? ImportId = null, TimeSpan? Wait = null, bool NeedsPerson = false);

/// <summary>Fetches a feed and imports it by the command of the page, in its owner's name. What looks wrong is left for a person.</summary>
internal sealed class FeedRun(IServiceScopeFactory scopes, FeedDownload download, People people)
{
    // A file that lost half of its rows has more likely broken than shrunk.
    private const int Half = 2;

    public async Task<FeedResult> RunAsync(Feed feed, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();
        var owner = feed.OwnerId is { } id ? await people.ByIdAsync(id, db, ct) : null;
        if (owner?.May(Permission.EditData, mission: null) != true)
            return Failed("Nobody who may edit data stands for this feed any more. Start it again to do so yourself.") with { NeedsPerson = true };

        var (file, fault) = await download.FetchAsync(feed.Address, ct);
        if (file is null) return Failed(fault!.Words) with { Wait = fault.Wait };
        if (file.Hash == feed.LastGoodHash) return new(FetchOutcome.Unchanged, "The same file as last time.", file, feed.LastGoodRows, feed.LastGoodLayout);

        var acting = owner with { Only = [Permission.EditData], Through = $"scheduled feed {feed.Name}" };
        var result = await ImportAsync(feed, file, OnBehalf.Mediator(scope.ServiceProvider, acting), db, ct);
        return result with { File = file };
    }

    private static async Task<FeedResult> ImportAsync(Feed feed, FetchedFile file, Mediator mediator, MissionGovDb db, CancellationToken ct)
    {
        var indicator = await db.Indicators.Where(held => held.Id == feed.IndicatorId).Select(held => held.Slug).SingleOrDefaultAsync(ct);
        var chosen = new ImportFile(file.Path, file.Name, indicator);
        var preview = await mediator.AskAsync(new PreviewImport(chosen), ct);
        var (rows, layout) = (preview.File.Counts.Rows, preview.File.Layout);
        var good = new FeedResult(FetchOutcome.Unchanged, "The figures are those held already.", Rows: rows, Layout: layout);
        if (preview.Refusal is { Code: ImportRun.SameFile }) return good;
        if (preview.Refusal is { } refusal) return Failed($"Nothing was imported. {refusal.Message}") with { Rows = rows };
        if (preview.Counts is not { } counts) return Failed(Problems(preview)) with { Rows = rows };

        // A file that somebody has imported before is one that a person has looked at.
        var isKnown = await db.ImportBatches.AnyAsync(batch => batch.Hash == file.Hash, ct);
        if (!isKnown && Doubt(feed, preview) is { } doubt) return new(FetchOutcome.Held, $"{doubt} Nothing was imported yet. Look at it, and import it if it is right.", Rows: rows, Layout: layout);

        // They said how it is meant, and it is in.
        if (preview.AsksFractions) return good;
        if (counts is { New: 0, Revised: 0, Withdrawn: 0 }) return good;

        var id = Guid.CreateVersion7();
        var problem = await mediator.SendAsync(new ImportObservations(chosen), $"Fetched from {feed.Address.Host}", id, ct);
        if (problem is { Code: ImportRun.SameFile }) return good;
        if (problem is not null) return Failed($"Nothing was imported. {problem.Message}") with { Rows = rows };
        var imported = await mediator.AskAsync(new GetImport(id), ct);
        return good with { Outcome = FetchOutcome.Imported, Words = imported is null ? "Imported." : ImportWords.Done(imported), ImportId = id };
    }

    private static string? Doubt(Feed feed, ImportPreview preview)
    {
        var (rows, layout) = (preview.File.Counts.Rows, preview.File.Layout);
        if (feed.LastGoodRows is { } before && rows * Half < before) return $"The file has {rows:N0} rows, and had {before:N0} before.";
        if (feed.LastGoodLayout is { } usual && usual != layout) return $"The file is now laid out as ‘{layout}’, and was ‘{usual}’ before.";
        if (preview.AsksFractions) return "Percentages in the file may be fractions of one.";
        return preview.Jumps.Count > 0 ? "Some figures changed a lot." : null;
    }

    private static string Problems(ImportPreview preview)
    {
        var listed = preview.File.Problems;
        return $"Nothing was imported. The file has {(listed.Count == 1 ? "one problem" : $"{listed.Count:N0} problems, first")}: {listed.Listed[0].Message}.";
    }

    private static FeedResult Failed(string words) => new(FetchOutcome.Failed, words);
}
