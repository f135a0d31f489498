namespace MissionGov.Web.Data;

/// <summary>The statements of a load, in the order they run. Temporary tables are not logged and end with the transaction.</summary>
internal static class ObservationLoadSql
{
    public const string TakeTurn = "select pg_advisory_xact_lock($1)";

    // Enough for the comparison of a million figures to stay in memory; only until this transaction ends.
    public const string Prepare = """
        set local work_mem = '64MB';
        drop table if exists staged_series, staged, changed;
        create temp table staged_series (position int, indicator_id uuid, place_id uuid, breakdown text) on commit drop;
        create temp table staged (series_id int, period_start date, period_end date, value double precision, quality smallint) on commit drop;
        create temp table changed (series_id int, period_start date, period_end date, value double precision, quality smallint, was double precision, was_quality smallint, kind "char") on commit drop
        """;

    public const string AddSeries = """
        insert into series (indicator_id, place_id, breakdown)
        select indicator_id, place_id, breakdown from staged_series
        on conflict (indicator_id, place_id, breakdown) do nothing
        """;

    public const string SeriesIds = """
        select staged.position, series.id
        from staged_series staged join series using (indicator_id, place_id, breakdown)
        """;

    public const string Analyze = "analyze staged";

    public const string Batch = """
        insert into import_batches (file_name, hash, layout, known_on, imported_at, imported_by, rows, pack, "new", revised, unchanged, withdrawn)
        values ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, 0, 0) returning id
        """;

    // Held means known by the day of this load: an older vintage loaded late is compared with what was known then.
    private const string Held = """
        with held as (
            select distinct on (seen.series_id, seen.period_end, seen.period_start) seen.series_id, seen.period_start, seen.period_end, seen.value, seen.quality
            from observations seen
            where seen.series_id in (select distinct series_id from staged) and seen.known_on <= $1
            order by seen.series_id, seen.period_end, seen.period_start, seen.known_on desc, seen.batch_id desc)
        """;

    // Quality 2 is "revised": ours to set, so it is no difference by itself.
    public const string Compare = $"""
        {Held}
        insert into changed
        select staged.series_id, staged.period_start, staged.period_end, staged.value,
               staged.quality | case when held.value <> staged.value then 2 else 0 end,
               held.value, held.quality, case when held.series_id is null then 'n' else 'r' end
        from staged left join held using (series_id, period_start, period_end)
        where held.series_id is null or held.value is distinct from staged.value or (held.quality & ~2) <> (staged.quality & ~2)
        """;

    // Quality 64 is "not available"; a figure without a value has nothing left to withdraw.
    public const string Withdraw = $"""
        {Held}
        insert into changed
        select held.series_id, held.period_start, held.period_end, null, 64, held.value, held.quality, 'w'
        from held left join staged using (series_id, period_start, period_end)
        where staged.series_id is null and held.value is not null
        """;

    // In the order of the key, so that its index grows at one end of each series.
    public const string Write = """
        insert into observations (series_id, period_start, period_end, known_on, batch_id, value, quality)
        select series_id, period_start, period_end, $1, $2, value, quality from changed
        order by series_id, period_end, period_start
        """;

    public const string Cover = """
        insert into import_coverage (series_id, batch_id, periods)
        select series_id, $1, range_agg(daterange(period_start, period_end, '[]')) from staged group by series_id
        """;

    // An edition loaded late must not outdo a newer one that held to the figure of before, for which nothing was written then: write it now.
    public const string KeepLater = """
        insert into observations (series_id, period_start, period_end, known_on, batch_id, value, quality)
        select changed.series_id, changed.period_start, changed.period_end, later.known_on, later.id, changed.was,
               changed.was_quality | case when changed.was <> changed.value then 2 else 0 end
        from changed
        cross join lateral (
            select batch.id, batch.known_on from import_coverage covered join import_batches batch on batch.id = covered.batch_id
            where covered.series_id = changed.series_id and batch.known_on > $1 and covered.periods @> daterange(changed.period_start, changed.period_end, '[]')
            order by batch.known_on, batch.id
            limit 1) later
        where changed.kind <> 'n' and not exists (
            select from observations seen
            where seen.series_id = changed.series_id and seen.period_end = changed.period_end and seen.period_start = changed.period_start
              and seen.known_on > $1 and seen.known_on <= later.known_on)
        """;

    public const string Count = """
        update import_batches batch set "new" = counted.n, revised = counted.r, withdrawn = counted.w, unchanged = $2 - counted.n - counted.r
        from (select count(*) filter (where kind = 'n') n, count(*) filter (where kind = 'r') r, count(*) filter (where kind = 'w') w from changed) counted
        where batch.id = $1
        returning batch."new", batch.revised, batch.unchanged, batch.withdrawn
        """;

    private const string Named = """
        join series on series.id = changed.series_id
        join indicators on indicators.id = series.indicator_id
        join places on places.id = series.place_id
        """;

    public const string Revised = $"""
        select indicators.name, places.name, series.breakdown, changed.period_start, changed.period_end, changed.was, changed.value
        from changed {Named}
        where changed.kind = 'r'
        order by series.breakdown, changed.series_id, changed.period_end
        limit $1
        """;

    // Ten times the figure before it, or a tenth: it happens, but a slipped point is more likely.
    public const string Jumps = $"""
        select indicators.name, places.name, series.breakdown, changed.period_start, changed.period_end, before.value, changed.value
        from changed {Named}
        cross join lateral (
            select held.value from observations held
            where held.series_id = changed.series_id and held.batch_id <> $2 and held.value is not null and held.period_end <= changed.period_end
            order by held.period_end desc, held.period_start desc, held.known_on desc, held.batch_id desc
            limit 1) before
        where changed.kind in ('n', 'r') and changed.value <> 0 and before.value <> 0
          and (abs(changed.value) >= 10 * abs(before.value) or abs(changed.value) * 10 <= abs(before.value))
        order by series.breakdown, changed.series_id, changed.period_end
        limit $1
        """;
}
