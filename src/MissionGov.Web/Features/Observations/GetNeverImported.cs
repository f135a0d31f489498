using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations;

/// <summary>Which of these files were only looked at? They may hold what nobody meant to keep.</summary>
internal sealed record GetNeverImported(IReadOnlyList<string> Hashes) : IQuery<IReadOnlyList<string>>;

internal sealed class GetNeverImportedHandler(MissionGovDb db) : QueryHandler<GetNeverImported, IReadOnlyList<string>>
{
    internal override Permission Requires => Permission.EditData;

    internal override async Task<IReadOnlyList<string>> ReadAsync(GetNeverImported query, Person person, CancellationToken ct)
    {
        if (query.Hashes.Count == 0) return [];
        var imported = await db.ImportBatches.Where(batch => query.Hashes.Contains(batch.Hash)).Select(batch => batch.Hash).ToListAsync(ct);
        return [.. query.Hashes.Except(imported)];
    }
}
