namespace MissionGov.Web.Data;

/// <summary>The statements of a load, in the order they run. Temporary tables are not logged and end with the transaction.</summary>
internal static class ObservationLoadSql
{
    public const string TakeTurn = "select pg_advisory_xact_lock($1)";

    public const string DropTables = "drop table if exists staged, changed";

    public const string Changed = """
        create temp table changed (series_id int, period_start date, period_end date, value double precision, quality smallint, was double precision, was_quality smallint, kind "char") on commit drop
        """;

    // Enough for the comparison of a million figures to stay in memory, and a sample is enough to plan it; each load is planned for the figures it has. Only until this transaction ends.
    public const string Settings = """
        select set_config('work_mem', '64MB', true), set_config('maintenance_work_mem', '128MB', true), set_config('default_statistics_target', '10', true),
               set_config('jit', 'off', true), set_config('plan_cache_mode', 'force_custom_plan', true)
        """;

    // A row a series, in the order of the load.
    private const string Given = "unnest($1::uuid[], $2::uuid[], $3::text[]) with ordinality given(indicator_id, place_id, breakdown, position)";

    public const string SeriesIds = $"""
        select given.position::int - 1, series.id
        from {Given} join series using (indicator_id, place_id, breakdown)
        """;

    // In a large first load they get numbers beside each other, which nobody else has.
    public const string AddSeries = $"""
        with added as (
            insert into series (id, indicator_id, place_id, breakdown)
            select nextval(case when $4 then 'bulk_series_id' else pg_get_serial_sequence('series', 'id') end::regclass), indicator_id, place_id, breakdown
            from (select * from {Given} order by position) given
            where not exists (
                select from series held
                where held.indicator_id = given.indicator_id and held.place_id = given.place_id and held.breakdown = given.breakdown)
            on conflict (indicator_id, place_id, breakdown) do nothing
            returning id)
        select coalesce(min(id), 0), coalesce(max(id), 0) from added
        """;

    public const string Stage = "create temp table staged (series_id int, period_start date, period_end date, value double precision, quality smallint) on commit drop";

    public const string Analyze = "analyze staged";

    public const string Staged = "staged";

    /// <summary>The same from a load of few figures, which go along with the question: to make a table for them costs more than to compare them.</summary>
    /// <param name="first">The number of the first of their five parameters.</param>
    public static string SentAlong(int first) => FormattableString.Invariant(
        $"unnest(${first}::int[], ${first + 1}::date[], ${first + 2}::date[], ${first + 3}::float8[], ${first + 4}::smallint[]) staged(series_id, period_start, period_end, value, quality)");

    public const string Batch = """
        insert into import_batches (file_name, hash, layout, known_on, imported_at, imported_by, rows, pack, "new", revised, unchanged, withdrawn)
        values ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, 0, 0) returning id
        """;

    // A look-up in the index for each figure costs some twenty times as much as reading the next one held: where the held ones are few enough, all are read.
    public const string PreferReading = """
        select set_config('enable_nestloop', case when sum(figures) < 20 * $3::bigint then 'off' else 'on' end, true)
        from series_latest where series_id between $1 and $2
        """;

    public const string AnyPlan = "set local enable_nestloop = on";

    // Known by the day of this load, the best of them: an older vintage loaded late is compared with what was known then.
    private const string Best = """
        lateral (
            select seen.value, seen.quality from observations seen
            where seen.series_id = one.series_id and seen.period_end = one.period_end and seen.period_start = one.period_start and seen.known_on <= $1
            order by seen.known_on desc, seen.batch_id desc
            limit 1) held
        """;

    // Joined with every vintage held, for only what differs from one of them can differ from the best; few do. Quality 2 is "revised": ours to set, so it is no difference by itself.
    public static string Compare(string figures) => $"""
        with differing as materialized (
            select staged.*, seen.series_id is null as is_new
            from {figures} left join observations seen
              on seen.series_id = staged.series_id and seen.period_end = staged.period_end and seen.period_start = staged.period_start
             and seen.known_on <= $1 and seen.series_id between $2 and $3
            where seen.series_id is null or seen.value is distinct from staged.value or (seen.quality & ~2) <> (staged.quality & ~2))
        insert into changed
        select series_id, period_start, period_end, value, quality, null, null, 'n' from differing where is_new
        union all
        select one.series_id, one.period_start, one.period_end, one.value, one.quality | case when held.value <> one.value then 2 else 0 end, held.value, held.quality, 'r'
        from (select distinct series_id, period_start, period_end, value, quality from differing where not is_new) one
        cross join {Best}
        where held.value is distinct from one.value or (held.quality & ~2) <> (one.quality & ~2)
        """;

    // Quality 64 is "not available"; a figure without a value has nothing left to withdraw.
    public static string Withdraw(string figures) => $"""
        insert into changed
        select one.series_id, one.period_start, one.period_end, null, 64, held.value, held.quality, 'w'
        from (
            select distinct seen.series_id, seen.period_start, seen.period_end
            from observations seen left join {figures}
              on staged.series_id = seen.series_id and staged.period_end = seen.period_end and staged.period_start = seen.period_start
            where staged.series_id is null and seen.known_on <= $1 and seen.series_id between $2 and $3 and seen.series_id = any($4)) one
        cross join {Best}
        where held.value is not null
        """;

    // In the order of the key, so that its index grows at one end of each series.
    public const string Write = """
        insert into observations (series_id, period_start, period_end, known_on, batch_id, value, quality)
        select series_id, period_start, period_end, $1, $2, value, quality from changed
        order by series_id, period_end, period_start
        """;

    public const string Spans = """
        insert into import_spans (batch_id, part, periods, series)
        select $1, part, periods::datemultirange, series::int4multirange from unnest($2, $3) with ordinality as spans(periods, series, part)
        """;

    public const string AnyLater = "select exists (select from import_batches batch join import_spans span on span.batch_id = batch.id where batch.known_on > $1)";

    // An edition loaded late must not outdo a newer one that held to the figure of before, for which nothing was written then: write it now.
    public const string KeepLater = """
        insert into observations (series_id, period_start, period_end, known_on, batch_id, value, quality)
        select changed.series_id, changed.period_start, changed.period_end, later.known_on, later.id, changed.was,
               changed.was_quality | case when changed.was <> changed.value then 2 else 0 end
        from changed
        cross join lateral (
            select batch.id, batch.known_on from import_spans span join import_batches batch on batch.id = span.batch_id
            where batch.known_on > $1 and span.series @> changed.series_id and span.periods @> daterange(changed.period_start, changed.period_end, '[]')
            order by batch.known_on, batch.id
            limit 1) later
        where changed.kind <> 'n' and not exists (
            select from observations seen
            where seen.series_id = changed.series_id and seen.period_end = changed.period_end and seen.period_start = changed.period_start
              and seen.known_on > $1 and seen.known_on <= later.known_on)
        """;

    public const string Count = """
        update import_batches batch set "new" = $3 + counted.n, revised = counted.r, withdrawn = counted.w, unchanged = $2 - counted.n - counted.r
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
