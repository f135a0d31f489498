using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
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

internal sealed class GetDataCatalogueHandler(MissionGovDb db, StatusClock clock, RatingRules rules) : QueryHandler<GetDataCatalogue, DataCatalogueView>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<DataCatalogueView> ReadAsync(GetDataCatalogue query, Person person, CancellationToken ct)
    {
        var today = clock.Today;
        var indicators = await db.Indicators.AsNoTracking().ToListAsync(ct);
        var held = (await HeldAsync(today, ct)).ToDictionary(one => one.IndicatorId);
        var targets = (await (
            from target in db.Targets
            join mission in db.Missions on target.MissionId equals mission.Id
            orderby mission.Slug, target.Slug
            select new { target.IndicatorId, Target = new DataTarget(mission.Slug, target.Slug, target.Name, mission.Closed) }).ToListAsync(ct)).ToLookup(one => one.IndicatorId, one => one.Target);
        return new DataCatalogueView(today, rules.GraceDays, [.. indicators
            .Select(indicator => Row(indicator, held.GetValueOrDefault(indicator.Id), [.. targets[indicator.Id]], today))
            .OrderByDescending(row => row.DaysLate).ThenBy(row => Order(row.Targets)).ThenBy(row => row.Indicator.Name, StringComparer.Ordinal)]);
    }

    private DataRow Row(Indicator indicator, Held? held, IReadOnlyList<DataTarget> targets, DateOnly today)
    {
        if (held is not { LatestStart: { } start, LatestEnd: { } end }) return new DataRow(indicator, held?.Figures ?? 0, null, null, null, 0, targets);

        var latest = new Period(start, end);
        var due = indicator.NextDue(latest);
        var awaited = targets.Any(target => !target.Closed);
        return new DataRow(
            indicator, held.Figures, latest, today.DayNumber - end.DayNumber, awaited || due >= today ? due : null, awaited ? rules.DaysLate(due, today) : 0, targets);
    }

    /// <summary>Those that decide open targets first, then those beside them, then history.</summary>
    private static int Order(IReadOnlyList<DataTarget> targets) => targets.Any(target => !target.Closed) ? 0 : targets.Count == 0 ? 1 : 2;

    // The latest period is one step in the index of each series; only the count reads them through.
    private Task<List<Held>> HeldAsync(DateOnly today, CancellationToken ct) => db.Database.SqlQuery<Held>($"""
        select series.indicator_id as "IndicatorId", sum(counted.figures)::bigint as "Figures",
               (array_agg(latest.period_start order by latest.period_end desc nulls last))[1] as "LatestStart", max(latest.period_end) as "LatestEnd"
        from series
        join lateral (select count(*) as figures from observations where series_id = series.id) counted on true
        left join lateral (
            select period_start, period_end from observations
            where series_id = series.id and value is not null and quality & {(short)Quality.Forecast} = 0 and period_end <= {today}
            order by period_end desc, period_start desc limit 1) latest on true
        group by series.indicator_id
        """).ToListAsync(ct);

    private sealed record Held(Guid IndicatorId, long Figures, DateOnly? LatestStart, DateOnly? LatestEnd);
}
