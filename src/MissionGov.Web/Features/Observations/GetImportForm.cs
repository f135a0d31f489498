using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations;

/// <summary>Which indicators can a file be about?</summary>
internal sealed record GetImportForm : IQuery<IReadOnlyList<ImportIndicator>>;

public sealed record ImportIndicator(string Slug, string Name);

internal sealed class GetImportFormHandler(MissionGovDb db) : QueryHandler<GetImportForm, IReadOnlyList<ImportIndicator>>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<IReadOnlyList<ImportIndicator>> ReadAsync(GetImportForm query, Person person, CancellationToken ct) =>
        await db.Indicators.AsNoTracking().OrderBy(indicator => indicator.Name).Select(indicator => new ImportIndicator(indicator.Slug, indicator.Name)).ToListAsync(ct);
}
