using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>Which targets have the biggest gaps, over all open missions?</summary>
internal sealed record GetTargets(TargetFilter Filter) : IQuery<TargetsView>;

/// <param name="Filter">What is shown, which is what was asked for but for names that do not exist.</param>
/// <param name="NoneWorse">The view of those behind and getting worse was asked for and is empty, so that all are shown.</param>
public sealed record TargetsView(TargetFilter Filter, bool NoneWorse, IReadOnlyList<TargetRow> Rows, int Behind, int BehindAndWorse, int All, IReadOnlyList<TargetMission> Missions, IReadOnlyList<string> Owners);

public sealed record TargetMission(string Slug, string Name);

public sealed record TargetRow(string Mission, string MissionName, TargetAssessment Assessment)
{
    public string Address => $"/missions/{Mission}/targets/{Assessment.Target.Slug}";

    /// <summary>Days since the period of the latest figure ended.</summary>
    public int? DataAge => Assessment.Latest is { } latest ? Assessment.Today.DayNumber - latest.Period.End.DayNumber : null;

    public bool IsBehind => Assessment.IsBehind;
}

internal sealed class GetTargetsHandler(MissionGovDb db, AssessmentReader assessments, StatusClock clock) : QueryHandler<GetTargets, TargetsView>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<TargetsView> ReadAsync(GetTargets query, Person person, CancellationToken ct)
    {
        var missions = await db.Missions.AsNoTracking().Where(mission => !mission.Closed).OrderBy(mission => mission.Name)
            .Include(mission => mission.Targets).ThenInclude(target => target.Indicator).ToListAsync(ct);
        var assessed = await assessments.AssessAsync([.. missions.SelectMany(mission => mission.Targets)], [new Vantage(clock.Today)], ct);
        var byId = missions.ToDictionary(mission => mission.Id);
        var all = assessed.Select(target => new TargetRow(byId[target.Target.MissionId].Slug, byId[target.Target.MissionId].Name, target.Now)).ToList();
        var worse = all.Where(row => row.IsBehind && row.Assessment.Trend == Trend.Worse).ToList();

        List<string> owners = [.. all.Select(row => row.Assessment.Target.Owner).Distinct().Order(StringComparer.Ordinal)];
        var noneWorse = query.Filter.View == SavedView.Behind && worse.Count == 0;
        var filter = query.Filter with
        {
            View = noneWorse ? SavedView.All : query.Filter.View,
            Mission = missions.Exists(mission => mission.Slug == query.Filter.Mission) ? query.Filter.Mission : null,
            Owner = owners.Contains(query.Filter.Owner!) ? query.Filter.Owner : null,
        };
        var rows = (filter.View == SavedView.All ? all : worse).Where(row => Passes(row, filter));
        return new TargetsView(filter, noneWorse, [.. Ordered(rows, filter.Sort)], all.Count(row => row.IsBehind), worse.Count, all.Count, [.. missions.Select(mission => new TargetMission(mission.Slug, mission.Name))], owners);
    }

    private static bool Passes(TargetRow row, TargetFilter filter) =>
        (filter.Mission is null || row.Mission == filter.Mission)
        && (filter.Level is null || row.Assessment.Status == filter.Level)
        && (filter.Owner is null || row.Assessment.Target.Owner == filter.Owner)
        && (!filter.Late || row.Assessment.DaysLate > 0);

    /// <summary>Worst first; what cannot be compared comes last.</summary>
    private static IEnumerable<TargetRow> Ordered(IEnumerable<TargetRow> rows, TargetOrder order) => (order switch
    {
        TargetOrder.Status => rows.OrderBy(row => row.Assessment, MissionStanding.WorstFirst),
        TargetOrder.Name => rows.OrderBy(row => row.Assessment.Target.Name, StringComparer.Ordinal),
        TargetOrder.Months => rows.OrderByDescending(row => row.Assessment.MonthsBehind ?? (row.Assessment.Gap is null ? -1 : 0)),
        TargetOrder.Chance => rows.OrderBy(row => row.Assessment.Chance ?? double.PositiveInfinity),
        TargetOrder.Trend => rows.OrderBy(row => row.Assessment.Trend is null).ThenBy(row => row.Assessment.Trend),
        TargetOrder.Age => rows.OrderByDescending(row => row.DataAge ?? -1),
        _ => rows.OrderBy(row => row.Assessment.GapShare ?? double.PositiveInfinity),
    }).ThenBy(row => row.Assessment.GapShare ?? double.PositiveInfinity).ThenBy(row => row.Assessment.Target.Name, StringComparer.Ordinal);
}
