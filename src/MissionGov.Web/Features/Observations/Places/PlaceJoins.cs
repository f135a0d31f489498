using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Places;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Observations.Places;

/// <summary>Puts the figures of two places together that turn out to be one under two codes.</summary>
internal static class PlaceJoins
{
    /// <summary>Where both have a figure for the same period, nobody here can say which counts.</summary>
    /// <returns>What stands in the way, in words; null for nothing.</returns>
    public static async Task<string?> ClashAsync(MissionGovDb db, PlaceJoin pair, CancellationToken ct)
    {
        var clash = await (
            from gone in db.Series
            where gone.PlaceId == pair.Gone.Id
            from kept in db.Series
            where kept.PlaceId == pair.Kept.Id && kept.IndicatorId == gone.IndicatorId && kept.Breakdown == gone.Breakdown
            from one in db.Observations
            where one.SeriesId == gone.Id
            from other in db.Observations
            where other.SeriesId == kept.Id && other.PeriodStart == one.PeriodStart && other.PeriodEnd == one.PeriodEnd
            join indicator in db.Indicators on gone.IndicatorId equals indicator.Id
            select new { indicator.Name, one.PeriodStart, one.PeriodEnd }).FirstOrDefaultAsync(ct);
        return clash is null ? null : $"{pair.Gone.Code} and {pair.Kept.Code} would be one place, but both have a figure of {clash.Name} for {new Period(clash.PeriodStart, clash.PeriodEnd).Label}. Leave replaced_by empty, or take one of the two imports back first";
    }

    /// <summary>Moves all that is about the one place to the other; the Mediator's transaction keeps it or not.</summary>
    public static async Task JoinAsync(MissionGovDb db, PlaceJoin pair, CancellationToken ct)
    {
        var (kept, gone) = (pair.Kept.Id, pair.Gone.Id);

        // Series that both have become one; then the rest are simply of the place that is kept.
        await db.Database.ExecuteSqlAsync(
            $"""
            create temp table joined_series (gone_id int, kept_id int) on commit drop;
            insert into joined_series
            select gone.id, kept.id
            from series gone join series kept using (indicator_id, breakdown)
            where gone.place_id = {gone} and kept.place_id = {kept};
            update observations seen set series_id = joined.kept_id from joined_series joined where seen.series_id = joined.gone_id;
            update import_spans span set series = span.series - moved.gone + moved.kept
            from (
                select held.batch_id, held.part, range_agg(int4range(gone_id, gone_id, '[]')) gone, range_agg(int4range(kept_id, kept_id, '[]')) kept
                from import_spans held join joined_series on held.series @> gone_id
                group by held.batch_id, held.part) moved
            where span.batch_id = moved.batch_id and span.part = moved.part;
            update undone_observations seen set series_id = joined.kept_id from joined_series joined where seen.series_id = joined.gone_id;
            update undone_spans span set series = span.series - moved.gone + moved.kept
            from (
                select held.batch_id, held.part, range_agg(int4range(gone_id, gone_id, '[]')) gone, range_agg(int4range(kept_id, kept_id, '[]')) kept
                from undone_spans held join joined_series on held.series @> gone_id
                group by held.batch_id, held.part) moved
            where span.batch_id = moved.batch_id and span.part = moved.part;
            delete from series using joined_series joined where series.id = joined.gone_id;
            drop table joined_series;
            update series set place_id = {kept} where place_id = {gone};
            update targets set place_id = {kept} where place_id = {gone};
            """,
            ct);
        foreach (var child in db.Places.Local.Where(place => place.ParentId == gone)) child.ParentId = kept;
        db.Places.Remove(pair.Gone);
    }
}
