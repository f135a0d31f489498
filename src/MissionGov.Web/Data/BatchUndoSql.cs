namespace MissionGov.Web.Data;

/// <summary>The statements that take an import back and put it back again. The first parameter is its number.</summary>
internal static class BatchUndoSql
{
    // A later import of the same periods was compared with these figures: where it agreed it wrote nothing, and would be lost with them.
    public const string BuiltOn = """
        select min(later) as "Value" from (
            select covered.batch_id as later
            from observations own
            join import_spans covered on covered.series @> own.series_id and covered.batch_id > own.batch_id
                and covered.periods @> daterange(own.period_start, own.period_end, '[]')
            where own.batch_id = {0}
            union all
            select other.batch_id
            from observations own
            join observations other using (series_id, period_end, period_start)
            where own.batch_id = {0} and other.batch_id > own.batch_id) built
        """;

    public const string TakeOut = """
        with gone as (delete from observations where batch_id = {0} returning *)
        insert into undone_observations (series_id, period_start, period_end, known_on, batch_id, value, quality, undone_with)
        select series_id, period_start, period_end, known_on, batch_id, value, quality, {0} from gone
        """;

    // What a newer edition had to say again only because of this import now says what stands before it anyway. Quality 2 is "revised".
    public const string TakeOutRepeats = """
        with touched as (select distinct series_id, period_end, period_start from undone_observations where undone_with = {0}),
        told as (
            select seen.series_id, seen.period_end, seen.period_start, seen.known_on, seen.batch_id, seen.value, seen.quality,
                   lag(seen.value) over earlier as was, lag(seen.quality) over earlier as was_quality, lag(seen.batch_id) over earlier as was_batch
            from observations seen join touched using (series_id, period_end, period_start)
            window earlier as (partition by seen.series_id, seen.period_end, seen.period_start order by seen.known_on, seen.batch_id)),
        gone as (
            delete from observations seen using told
            where seen.series_id = told.series_id and seen.period_end = told.period_end and seen.period_start = told.period_start
              and seen.known_on = told.known_on and seen.batch_id = told.batch_id
              and told.was_batch is not null and told.value is not distinct from told.was and (told.quality & ~2) = (told.was_quality & ~2)
              and told.known_on > (select known_on from import_batches where id = {0})
              and exists (select from import_spans covered where covered.series @> told.series_id and covered.batch_id = told.batch_id)
            returning seen.*)
        insert into undone_observations (series_id, period_start, period_end, known_on, batch_id, value, quality, undone_with)
        select series_id, period_start, period_end, known_on, batch_id, value, quality, {0} from gone
        """;

    public const string TakeOutSpans = """
        with gone as (delete from import_spans where batch_id = {0} returning *)
        insert into undone_spans (batch_id, part, periods, series) select batch_id, part, periods, series from gone
        """;

    public const string Mark = """
        insert into undone_imports (batch_id, undone_at, undone_by, reason, newest_batch)
        select {0}, {1}, {2}, {3}, max(id) from import_batches
        """;

    // Whoever spoke about the same periods after the import had gone was not compared with it.
    public const string SpokeSince = """
        select min(since) as "Value" from (
            select covered.batch_id as since
            from undone_spans own join import_spans covered on covered.series && own.series and covered.periods && own.periods
            where own.batch_id = {0} and covered.batch_id > (select newest_batch from undone_imports where batch_id = {0})
            union all
            select seen.batch_id
            from undone_spans own join observations seen on own.series @> seen.series_id and daterange(seen.period_start, seen.period_end, '[]') <@ own.periods
            where own.batch_id = {0} and seen.batch_id > (select newest_batch from undone_imports where batch_id = {0})) spoke
        """;

    // It was compared with what an earlier import had said, which must stand again first.
    public const string StandsOn = """
        select max(other.batch_id) as "Value"
        from undone_spans own join undone_spans other on other.series && own.series and other.batch_id < own.batch_id and other.periods && own.periods
        where own.batch_id = {0}
        """;

    public const string PutBack = """
        with back as (delete from undone_observations where undone_with = {0} returning *)
        insert into observations (series_id, period_start, period_end, known_on, batch_id, value, quality)
        select series_id, period_start, period_end, known_on, batch_id, value, quality from back
        """;

    public const string PutBackSpans = """
        with back as (delete from undone_spans where batch_id = {0} returning *)
        insert into import_spans (batch_id, part, periods, series) select batch_id, part, periods, series from back
        """;

    public const string Unmark = "delete from undone_imports where batch_id = {0}";
}
