using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations;

/// <summary>Which file was that import?</summary>
internal sealed record GetImportRow(int Number) : IQuery<ImportRow?>;

internal sealed class GetImportRowHandler(MissionGovDb db) : QueryHandler<GetImportRow, ImportRow?>
{
    internal override Permission Requires => Permission.EditData;

    internal override Task<ImportRow?> ReadAsync(GetImportRow query, Person person, CancellationToken ct) =>
        person.May(Requires, mission: null) ? ImportRows.Of(db, db.ImportBatches.Where(batch => batch.Id == query.Number)).SingleOrDefaultAsync(ct) : throw new NotAllowedException(person);
}
