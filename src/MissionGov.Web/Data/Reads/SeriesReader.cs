using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Data.Reads;

/// <summary>Reads the figures of targets: every vintage, in one statement.</summary>
internal sealed class SeriesReader(MissionGovDb db)
{
    /// <returns>By target; a target without figures is absent.</returns>
    public async Task<IReadOnlyDictionary<Guid, Vintages>> ReadAsync(IReadOnlyCollection<Guid> targets, CancellationToken ct)
    {
        var ids = targets.ToArray();
        var rows = await (
            from target in db.Targets
            join series in db.Series on new { target.IndicatorId, target.PlaceId } equals new { series.IndicatorId, series.PlaceId }
            join seen in db.Observations on series.Id equals seen.SeriesId
            where ids.Contains(target.Id) && series.Breakdown == ""
            orderby seen.SeriesId, seen.PeriodEnd, seen.PeriodStart, seen.KnownOn, seen.BatchId
            select new { target.Id, seen.PeriodStart, seen.PeriodEnd, seen.Value, seen.Quality, seen.KnownOn }).AsNoTracking().ToListAsync(ct);
        return rows.GroupBy(row => row.Id).ToDictionary(
            group => group.Key,
            group => new Vintages([.. group.Select(row => new Observation(new Period(row.PeriodStart, row.PeriodEnd), row.Value, row.Quality, row.KnownOn))]));
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
