using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Data.Reads;

/// <summary>Reads the figures of targets in one statement: every vintage, or only a stamp where the figures of that stamp are kept.</summary>
/// <param name="cache">Null for a question that is asked seldom.</param>
internal sealed class SeriesReader(MissionGovDb db, SeriesCache? cache = null)
{
    /// <returns>By target; a target without figures is absent.</returns>
    public async Task<IReadOnlyDictionary<Guid, Vintages>> ReadAsync(IReadOnlyCollection<Guid> targets, CancellationToken ct)
    {
        var ids = targets.ToArray();

        // By stamp: two targets may follow one series, and one of them be asked for the first time.
        var kept = ids.Select(id => cache?.Kept(id)).OfType<KeptSeries>().DistinctBy(series => series.Stamp).ToDictionary(series => series.Stamp);
        var stamps = kept.Keys.ToArray();
        var rows = await (
            from target in db.Targets
            where ids.Contains(target.Id)
            join series in db.Series on new { target.IndicatorId, target.PlaceId } equals new { series.IndicatorId, series.PlaceId }
            where series.Breakdown == ""
            join latest in db.SeriesLatest on series.Id equals latest.SeriesId
            // Of a kept series nothing is looked for; as a condition beside, its figures would be read and then left out.
            from seen in db.Observations.Where(seen => seen.SeriesId == (stamps.Contains(latest.Stamp) ? (int?)null : series.Id)).DefaultIfEmpty()
            orderby target.Id, seen.PeriodEnd, seen.PeriodStart, seen.KnownOn, seen.BatchId
            select new { target.Id, latest.Stamp, Start = (DateOnly?)seen.PeriodStart, End = (DateOnly?)seen.PeriodEnd, seen.Value, Quality = (Quality?)seen.Quality, KnownOn = (DateOnly?)seen.KnownOn })
            .AsNoTracking().ToListAsync(ct);
        return rows.GroupBy(row => (row.Id, row.Stamp)).ToDictionary(group => group.Key.Id, group =>
        {
            var series = kept.GetValueOrDefault(group.Key.Stamp)
                ?? new(group.Key.Stamp, new Vintages([.. group.Select(row => new Observation(new Period(row.Start!.Value, row.End!.Value), row.Value, row.Quality!.Value, row.KnownOn!.Value))]));
            cache?.Keep(group.Key.Id, series);
            return series.Vintages;
        });
    }

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
}

/// <summary>Everything ever published of one series, by period and then by the day it became known.</summary>
public sealed class Vintages(IReadOnlyList<Observation> all)
{
    public static readonly Vintages None = new([]);

    public IReadOnlyList<Observation> All => all;

    /// <summary>One figure a period: the best vintage held, or the best by a day.</summary>
    /// <param name="periodsUpTo">Periods that had ended by this day.</param>
    /// <param name="knownOn">Only what was known by this day; null for the latest.</param>
    public IReadOnlyList<Observation> AsAt(DateOnly periodsUpTo, DateOnly? knownOn = null) =>
        [.. all.Where(seen => seen.Period.End <= periodsUpTo && (knownOn is null || seen.KnownOn <= knownOn)).GroupBy(seen => seen.Period).Select(vintages => vintages.Last())];
}
