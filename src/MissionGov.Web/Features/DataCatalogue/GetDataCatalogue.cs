using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.DataCatalogue;

/// <summary>What figures are held, how old are they, and what comes next?</summary>
internal sealed record GetDataCatalogue : IQuery<DataCatalogueView>;

/// <param name="GraceDays">How many days a figure may be overdue before it counts as late.</param>
public sealed record DataCatalogueView(DateOnly Today, int GraceDays, IReadOnlyList<DataRow> Rows)
{
    public int Late => Rows.Count(row => row.DaysLate > 0);

    public long Figures => Rows.Sum(row => row.Figures);
}

/// <param name="Figures">Every vintage of every place and part, as published.</param>
/// <param name="Latest">The newest period with a figure that is not a forecast.</param>
/// <param name="NextDue">Null without figures, and where the day passed with nobody waiting for it.</param>
/// <param name="Targets">The targets that this measure decides.</param>
public sealed record DataRow(Indicator Indicator, long Figures, Period? Latest, int? DataAge, DateOnly? NextDue, int DaysLate, IReadOnlyList<DataTarget> Targets);

public sealed record DataTarget(string Mission, string Target, string Name, bool Closed)
{
    public string Address => $"/missions/{Mission}/targets/{Target}";
}

internal sealed class GetDataCatalogueHandler(MissionGovDb db, AssessmentReader assessments, StatusClock clock, RatingRules rules) : QueryHandler<GetDataCatalogue, DataCatalogueView>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<DataCatalogueView> ReadAsync(GetDataCatalogue query, Person person, CancellationToken ct)
    {
        var today = clock.Today;
        var indicators = await db.Indicators.AsNoTracking().ToListAsync(ct);
        var held = (await HeldAsync(today, ct)).ToDictionary(one => one.IndicatorId);
        var targets = await (
            from target in db.Targets.AsNoTracking().Include(target => target.Indicator)
            join mission in db.Missions on target.MissionId equals mission.Id
            orderby mission.Slug, target.Slug
            select new { Target = target, mission.Slug, mission.Closed }).ToListAsync(ct);
        var named = targets.ToLookup(one => one.Target.IndicatorId, one => new DataTarget(one.Slug, one.Target.Slug, one.Target.Name, one.Closed));
        var awaiting = (await assessments.AssessAsync([.. targets.Where(one => !one.Closed).Select(one => one.Target)], [new(today)], ct))
            .Select(one => one.Now).Where(target => target.NextDue is not null).ToLookup(target => target.Target.IndicatorId);
        return new DataCatalogueView(today, rules.GraceDays, [.. indicators
            .Select(indicator => Row(indicator, held.GetValueOrDefault(indicator.Id), [.. named[indicator.Id]], [.. awaiting[indicator.Id]], today))
            .OrderByDescending(row => row.DaysLate).ThenBy(row => Order(row.Targets)).ThenBy(row => row.Indicator.Name, StringComparer.Ordinal)]);
    }

    /// <summary>What is due and late is what the pages of the waiting targets say.</summary>
    private static DataRow Row(Indicator indicator, Held? held, IReadOnlyList<DataTarget> targets, IReadOnlyList<TargetAssessment> awaiting, DateOnly today)
    {
        if (held is not { LatestStart: { } start, LatestEnd: { } end }) return new DataRow(indicator, held?.Figures ?? 0, null, null, null, 0, targets);

        var latest = new Period(start, end);
        var due = indicator.NextDue(latest);
        return new DataRow(
            indicator, held.Figures, latest, today.DayNumber - end.DayNumber, awaiting.Min(target => target.NextDue) ?? (due >= today ? due : null), awaiting.Select(target => target.DaysLate).DefaultIfEmpty().Max(), targets);
    }

    /// <summary>Those that decide open targets first, then those beside them, then history.</summary>
    private static int Order(IReadOnlyList<DataTarget> targets) => targets.Any(target => !target.Closed) ? 0 : targets.Count == 0 ? 1 : 2;

    // The figures themselves are looked at only where the newest is later than this day.
    private Task<List<Held>> HeldAsync(DateOnly today, CancellationToken ct) => db.Database.SqlQuery<Held>($"""
        select series.indicator_id as "IndicatorId", sum(latest.figures)::bigint as "Figures",
               (array_agg(coalesce(earlier.period_start, latest.period_start) order by coalesce(earlier.period_end, latest.period_end) desc nulls last)
                   filter (where latest.period_end <= {today} or earlier.period_end is not null))[1] as "LatestStart",
               max(coalesce(earlier.period_end, latest.period_end)) filter (where latest.period_end <= {today} or earlier.period_end is not null) as "LatestEnd"
        from series
        join series_latest latest on latest.series_id = series.id
        left join lateral (
            select period_start, period_end from observations
            where latest.period_end > {today} and series_id = series.id and value is not null and quality & {(short)Quality.Forecast} = 0 and period_end <= {today}
            order by period_end desc, period_start desc limit 1) earlier on true
        group by series.indicator_id
        """).ToListAsync(ct);

    private sealed record Held(Guid IndicatorId, long Figures, DateOnly? LatestStart, DateOnly? LatestEnd);
}
