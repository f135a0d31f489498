using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations;

/// <summary>What did that import do? From its line of audit, so that the answer is the same for good.</summary>
internal sealed record GetImport(Guid CommandId) : IQuery<ObservationsImported?>;

internal sealed class GetImportHandler(MissionGovDb db) : QueryHandler<GetImport, ObservationsImported?>
{
    internal override Permission Requires => Permission.EditData;

    internal override async Task<ObservationsImported?> ReadAsync(GetImport query, Person person, CancellationToken ct)
    {
        var detail = await db.Audit.AsNoTracking().Where(line => line.CommandId == query.CommandId && line.Event == nameof(ObservationsImported)).Select(line => line.Detail).SingleOrDefaultAsync(ct);
        return detail is null ? null : JsonSerializer.Deserialize<ObservationsImported>(detail, AsJson.Options);
    }
}
