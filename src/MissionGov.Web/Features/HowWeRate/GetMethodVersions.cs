using Microsoft.EntityFrameworkCore;
using MissionGov.Analysis.TimeSeries;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.HowWeRate;

/// <summary>What did each version of the method say about the demo targets? The version of today answers by running.</summary>
internal sealed record GetMethodVersions : IQuery<MethodVersionsView>;

/// <param name="Rows">Empty while the demo is not loaded.</param>
public sealed record MethodVersionsView(string Current, IReadOnlyList<MethodVersionsRow> Rows);

public sealed record MethodVersionsRow(string Address, TargetAssessment Now)
{
    internal VersionFigures Before => VersionOne.Figures[Now.Target.Slug];

    internal VersionFigures After => Now.Projected is [.., var end]
        ? new VersionFigures(end.Point.Median, Now.Chance is null ? null : end.Point.Interval(Level).Lower, Now.Chance is null ? null : end.Point.Interval(Level).Upper, Now.Chance)
        : new VersionFigures();

    private const double Level = 0.8;
}

internal sealed class GetMethodVersionsHandler(MissionGovDb db, AssessmentReader assessments) : QueryHandler<GetMethodVersions, MethodVersionsView>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<MethodVersionsView> ReadAsync(GetMethodVersions query, Person person, CancellationToken ct)
    {
        var slugs = VersionOne.Figures.Keys.ToArray();
        var missions = await db.Missions.AsNoTracking().Where(mission => mission.Pack != null).OrderBy(mission => mission.Name)
            .Include(mission => mission.Targets.Where(target => slugs.Contains(target.Slug))).ThenInclude(target => target.Indicator).ToListAsync(ct);

        // The same figures for every version, whatever has been loaded since.
        var assessed = await assessments.AssessAsync([.. missions.SelectMany(mission => mission.Targets)], [new Vantage(VersionOne.AsAt, VersionOne.AsAt)], ct);
        var slugOf = missions.ToDictionary(mission => mission.Id, mission => mission.Slug);
        return new MethodVersionsView(TrendProjection.MethodVersion, [.. assessed.Select(target => new MethodVersionsRow($"/missions/{slugOf[target.Target.MissionId]}/targets/{target.Target.Slug}", target.Now))]);
    }
}
