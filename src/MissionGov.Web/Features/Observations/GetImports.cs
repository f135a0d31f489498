using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations;

/// <summary>Which files were imported, newest first, and which are being imported now?</summary>
/// <param name="Before">Only those with a lower number; null for the newest.</param>
internal sealed record GetImports(int? Before) : IQuery<ImportsView>
{
    public const int APage = 50;
}

/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record ImportsView(IReadOnlyList<ImportRow> Rows, IReadOnlyList<ImportProgress> Running, int? Next);

/// <param name="Undone">When, by whom and why it was taken back; null while it stands.</param>
public sealed record ImportRow(int Number, string FileName, string Hash, string Layout, DateOnly KnownOn, DateTimeOffset At, string By, int Rows, int New, int Revised, int Unchanged, int Withdrawn, UndoneMark? Undone);

public sealed record UndoneMark(DateTimeOffset At, string By, string Reason);

internal sealed class GetImportsHandler(MissionGovDb db) : QueryHandler<GetImports, ImportsView>
{
    internal override Permission Requires => Permission.EditData;

    internal override async Task<ImportsView> ReadAsync(GetImports query, Person person, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) throw new NotAllowedException(person);
        var rows = await ImportRows.Of(db, db.ImportBatches.Where(batch => query.Before == null || batch.Id < query.Before)).Take(GetImports.APage + 1).ToListAsync(ct);
        var running = await db.ImportJobs.AsNoTracking().Where(job => job.EndedAt == null).OrderBy(job => job.AskedAt).ToListAsync(ct);
        return new(
            [.. rows.Take(GetImports.APage)],
            [.. running.Select(job => new ImportProgress(job.Id, job.FileName, job.State.ToString().ToLowerInvariant(), job.RowsDone, job.RowsInAll, job.CancelAsked, job.Problem, null))],
            rows.Count > GetImports.APage ? rows[GetImports.APage - 1].Number : null);
    }
}

/// <summary>Imports of files. What a demo pack brought goes with the pack.</summary>
internal static class ImportRows
{
    public static IQueryable<ImportRow> Of(MissionGovDb db, IQueryable<ImportBatch> batches) =>
        from batch in batches.AsNoTracking()
        where batch.Pack == null
        join undone in db.UndoneImports on batch.Id equals undone.BatchId into marks
        from mark in marks.DefaultIfEmpty()
        orderby batch.Id descending
        select new ImportRow(
            batch.Id, batch.FileName, batch.Hash, batch.Layout, batch.KnownOn, batch.ImportedAt, batch.ImportedBy, batch.Rows, batch.New, batch.Revised, batch.Unchanged, batch.Withdrawn,
            mark == null ? null : new UndoneMark(mark.UndoneAt, mark.UndoneBy, mark.Reason));
}
