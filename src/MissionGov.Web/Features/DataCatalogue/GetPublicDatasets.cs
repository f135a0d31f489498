using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.DataCatalogue;

/// <summary>Which missions, targets and measures have data that everybody may take? The same answer for everyone, as other sites keep it.</summary>
internal sealed record GetPublicDatasets : IQuery<PublicDatasets>;

public sealed record PublicDatasets(IReadOnlyList<PublicMission> Missions, IReadOnlyList<PublicMeasure> Measures);

public sealed record PublicMission(string Slug, string Name, string Purpose, IReadOnlyList<PublicTarget> Targets);

public sealed record PublicTarget(string Slug, string Name, string Promise, string Source);

/// <summary>A measure with figures.</summary>
public sealed record PublicMeasure(string Slug, string Name, string Population, string Source);

internal sealed class GetPublicDatasetsHandler(MissionGovDb db) : QueryHandler<GetPublicDatasets, PublicDatasets>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<PublicDatasets> ReadAsync(GetPublicDatasets query, Person person, CancellationToken ct)
    {
        db.Sees = [];
        var missions = await db.Missions.AsNoTracking().Include(mission => mission.Targets).ThenInclude(target => target.Indicator).OrderBy(mission => mission.Slug).ToListAsync(ct);
        var measures = await (
            from indicator in db.Indicators
            where db.Series.Any(series => series.IndicatorId == indicator.Id && db.SeriesLatest.Any(latest => latest.SeriesId == series.Id && latest.Figures > 0))
            orderby indicator.Slug
            select new PublicMeasure(indicator.Slug, indicator.Name, indicator.Population, indicator.Source)).ToListAsync(ct);
        return new PublicDatasets([.. missions.Select(mission => new PublicMission(mission.Slug, mission.Name, mission.Purpose, [.. mission.Targets.OrderBy(target => target.Slug, StringComparer.Ordinal).Select(Row)]))], measures);
    }

    private static PublicTarget Row(Target target) => new(target.Slug, target.Name, target.Promise, target.Indicator.Source);
}
