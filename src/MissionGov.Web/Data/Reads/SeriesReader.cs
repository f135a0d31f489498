using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Data.Reads;

/// <summary>Reads the figures of targets in one statement: every vintage, or only a stamp where the figures of that stamp are kept.</summary>
/// <param name="cache">Null for a question that is asked seldom.</param>
internal sealed class SeriesReader(MissionGovDb db, SeriesCache? cache = null)
{
    /// <returns>By target; a target without figures is absent.</returns>
    public async Task<IReadOnlyDictionary<Guid, Vintages>> ReadAsync(IReadOnlyList<Target> targets, CancellationToken ct)
    {
        // By stamp: two targets may follow one series, and one of them be asked for the first time.
        var kept = targets.Select(target => cache?.Kept(target.Id)).OfType<KeptSeries>().DistinctBy(series => series.Stamp).ToDictionary(series => series.Stamp);
        var rows = await RowsAsync([.. targets.Select(target => target.IndicatorId)], [.. targets.Select(target => target.PlaceId)], [.. kept.Keys], ct);
        return rows.GroupBy(row => (row.Target, row.Stamp)).ToDictionary(group => targets[group.Key.Target].Id, group =>
        {
            var series = kept.GetValueOrDefault(group.Key.Stamp)
                ?? new(group.Key.Stamp, new Vintages([.. group.Select(row => new Observation(new Period(row.Start!.Value, row.End!.Value), row.Value, (Quality)row.Quality!.Value, row.KnownOn!.Value))]));
            cache?.Keep(targets[group.Key.Target].Id, series);
            return series.Vintages;
        });
    }

    // By what the targets say of their series, so that the table of targets is not gone through again. Of a kept series nothing is looked for: as a condition beside, its figures would be read and then left out.
    private Task<List<Row>> RowsAsync(Guid[] indicators, Guid[] places, Guid[] kept, CancellationToken ct) => db.Database.SqlQuery<Row>($"""
        select asked.number::int - 1 as "Target", latest.stamp as "Stamp", seen.period_start as "Start", seen.period_end as "End", seen.value as "Value", seen.quality as "Quality", seen.known_on as "KnownOn"
        from unnest({indicators}, {places}) with ordinality asked(indicator_id, place_id, number)
        join series on series.indicator_id = asked.indicator_id and series.place_id = asked.place_id and series.breakdown = ''
        join series_latest latest on latest.series_id = series.id
        left join observations seen on seen.series_id = case when latest.stamp = any({kept}) then null else series.id end
        order by asked.number, seen.period_end, seen.period_start, seen.known_on, seen.batch_id
        """).ToListAsync(ct);

    /// <summary>The figures of a measure for a place, those of no target included.</summary>
    /// <param name="breakdown">The part of the population; empty for the headline.</param>
    public async Task<Vintages> ReadAsync(Guid indicator, Guid place, string breakdown, CancellationToken ct)
    {
        var rows = await (
            from series in db.Series
            where series.IndicatorId == indicator && series.PlaceId == place && series.Breakdown == breakdown
            join seen in db.Observations on series.Id equals seen.SeriesId
            orderby seen.PeriodEnd, seen.PeriodStart, seen.KnownOn, seen.BatchId
            select new { seen.PeriodStart, seen.PeriodEnd, seen.Value, seen.Quality, seen.KnownOn }).AsNoTracking().ToListAsync(ct);
        return new Vintages([.. rows.Select(row => new Observation(new Period(row.PeriodStart, row.PeriodEnd), row.Value, row.Quality, row.KnownOn))]);
    }

    /// <param name="Target">Its place among those asked for.</param>
    /// <param name="Start">Null, like all after it, where the series is kept.</param>
    private sealed record Row(int Target, Guid Stamp, DateOnly? Start, DateOnly? End, double? Value, short? Quality, DateOnly? KnownOn);
}

/// <summary>Everything ever published of one series, by period and then by the day it became known.</summary>
public sealed class Vintages(IReadOnlyList<Observation> all)
{
    public static readonly Vintages None = new([]);

    private Seen? _last;

    public IReadOnlyList<Observation> All => all;

    /// <summary>One figure a period: the best vintage held, or the best by a day.</summary>
    /// <param name="periodsUpTo">Periods that had ended by this day.</param>
    /// <param name="knownOn">Only what was known by this day; null for the latest.</param>
    public IReadOnlyList<Observation> AsAt(DateOnly periodsUpTo, DateOnly? knownOn = null)
    {
        // Most ask what was asked last, and for one day the answer never changes.
        if (_last is { } last && last.PeriodsUpTo == periodsUpTo && last.KnownOn == knownOn) return last.Figures;
        IReadOnlyList<Observation> figures = [.. all.Where(seen => seen.Period.End <= periodsUpTo && (knownOn is null || seen.KnownOn <= knownOn)).GroupBy(seen => seen.Period).Select(vintages => vintages.Last())];
        _last = new(periodsUpTo, knownOn, figures);
        return figures;
    }

    private sealed record Seen(DateOnly PeriodsUpTo, DateOnly? KnownOn, IReadOnlyList<Observation> Figures);
}
