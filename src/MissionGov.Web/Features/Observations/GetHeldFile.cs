using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations;

/// <summary>What did the very same bytes bring when they were imported?</summary>
internal sealed record GetHeldFile(string Hash) : IQuery<HeldFile?>;

/// <param name="Figures">All of them, as they are held now without a change.</param>
internal sealed record HeldFile(string Layout, int Rows, int Figures);

internal sealed class GetHeldFileHandler(MissionGovDb db) : QueryHandler<GetHeldFile, HeldFile?>
{
    internal override Permission Requires => Permission.EditData;

    internal override Task<HeldFile?> ReadAsync(GetHeldFile query, Person person, CancellationToken ct) =>
        db.ImportBatches.Where(batch => batch.Hash == query.Hash && !db.UndoneImports.Any(undone => undone.BatchId == batch.Id)).OrderByDescending(batch => batch.Id)
            .Select(batch => new HeldFile(batch.Layout, batch.Rows, batch.New + batch.Revised + batch.Unchanged)).FirstOrDefaultAsync(ct);
}
