using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.DataCatalogue;

/// <summary>Which missions and targets have data that everybody may take? The same answer for everyone, as other sites keep it.</summary>
internal sealed record GetPublicDatasets : IQuery<IReadOnlyList<PublicMission>>;

public sealed record PublicMission(string Slug, string Name, string Purpose, IReadOnlyList<PublicTarget> Targets);

public sealed record PublicTarget(string Slug, string Name, string Promise, string Source);

internal sealed class GetPublicDatasetsHandler(MissionGovDb db) : QueryHandler<GetPublicDatasets, IReadOnlyList<PublicMission>>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<IReadOnlyList<PublicMission>> ReadAsync(GetPublicDatasets query, Person person, CancellationToken ct)
    {
        db.Sees = [];
        var missions = await db.Missions.AsNoTracking().Include(mission => mission.Targets).ThenInclude(target => target.Indicator).OrderBy(mission => mission.Slug).ToListAsync(ct);
        return [.. missions.Select(mission => new PublicMission(mission.Slug, mission.Name, mission.Purpose, [.. mission.Targets.OrderBy(target => target.Slug, StringComparer.Ordinal).Select(Row)]))];
    }

    private static PublicTarget Row(Target target) => new(target.Slug, target.Name, target.Promise, target.Indicator.Source);
}
