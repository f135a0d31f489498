namespace MissionGov.Web.Data;

/// <summary>What the figures need of the database itself; the migration that brings the newest figure of each series runs it last.</summary>
internal static class ObservationSql
{
    /// <summary>Loads, and whatever else changes figures, take turns: two that compared at once would both write the same difference.</summary>
    public const long TurnKey = 0x4F62736572766564;

    /// <summary>Series from this number on came in large first loads, each of which has a part of the table to itself.</summary>
    public const int FirstOfBulk = 0x40000000;

    /// <summary>Makes room for the figures of series that came in large first loads elsewhere; nothing in tables of before.</summary>
    public static string PartForHeldSeries => $"""
        do $part$
        declare
            newest int := (select max(id) from series where id >= {FirstOfBulk});
        begin
            if newest is null or to_regclass('bulk_series_id') is null then return; end if;
            execute format('create table observations_%s partition of observations for values from (%s) to (%s)', {FirstOfBulk}, {FirstOfBulk}, newest + 1);
            perform setval('bulk_series_id', newest + 1, false);
        end
        $part$
        """;

    public static string Up => Parts + Newest + Fill;

    public const string Down = """
        drop trigger if exists series_take_their_figures on series;
        drop trigger if exists batches_take_their_figures on import_batches;
        drop trigger if exists observations_added on observations;
        drop trigger if exists observations_changed on observations;
        drop trigger if exists observations_removed on observations;
        drop function if exists take_figures_along(), keep_series_latest(), refresh_series_latest(int[]);
        create table observations_whole (like observations);
        insert into observations_whole select * from observations;
        drop table observations;
        drop sequence bulk_series_id;
        alter table observations_whole rename to observations;
        alter table observations add constraint "PK_observations" primary key (series_id, period_end, period_start, known_on, batch_id);
        create index "IX_observations_batch_id" on observations (batch_id);

        """;

    // The key carries the value too, so that a series is read from its index alone. Nothing else points into this table: a check of two foreign keys for each row made a load eight times as slow.
    private static string Parts => $"""
        create sequence bulk_series_id as int start {FirstOfBulk};
        create table observations_parted (like observations) partition by range (series_id);
        alter table observations_parted add primary key (series_id, period_end, period_start, known_on, batch_id) include (value, quality);
        create table observations_small partition of observations_parted for values from (minvalue) to ({FirstOfBulk});
        insert into observations_parted select * from observations;
        drop table observations;
        alter table observations_parted rename to observations;
        alter table observations rename constraint observations_parted_pkey to "PK_observations";
        create index "IX_observations_batch_id" on observations using brin (batch_id);

        """;

    // Kept by the database, so that nobody who adds or removes figures can forget it. Quality 8 is "forecast".
    private static string Newest => $"""
        {KeepNewest}
        create trigger observations_added after insert on observations referencing new table as fresh for each statement execute function keep_series_latest();
        create trigger observations_changed after update on observations referencing old table as gone new table as fresh for each statement execute function keep_series_latest();
        create trigger observations_removed after delete on observations referencing old table as gone for each statement execute function keep_series_latest();

        create function take_figures_along() returns trigger language plpgsql as $take$
        begin
            perform pg_advisory_xact_lock({TurnKey});
            if tg_table_name = 'series' then delete from observations where series_id in (select id from gone);
            else delete from observations where batch_id in (select id from gone);
            end if;
            return null;
        end
        $take$;
        create trigger series_take_their_figures after delete on series referencing old table as gone for each statement execute function take_figures_along();
        create trigger batches_take_their_figures after delete on import_batches referencing old table as gone for each statement execute function take_figures_along();

        """;

    /// <summary>How the newest figures are kept. One walk back along the key finds that of a series; series by series in their order, so that figures which lie side by side are read one after the other.</summary>
    public static string KeepNewest => $"""
        create or replace function refresh_series_latest(touched int[]) returns void language plpgsql set jit = off as $refresh$
        begin
            insert into series_latest (series_id, figures, period_start, period_end, value, quality, known_on, stamp)
            select one.series_id, counted.figures, newest.period_start, newest.period_end, newest.value, newest.quality, newest.known_on, gen_random_uuid()
            from unnest(touched) one(series_id)
            cross join lateral (select count(*)::int as figures from observations seen where seen.series_id = one.series_id) counted
            left join lateral (
                select best.* from (
                    select distinct on (seen.period_end, seen.period_start) seen.period_start, seen.period_end, seen.value, seen.quality, seen.known_on
                    from observations seen
                    where seen.series_id = one.series_id
                    order by seen.period_end desc, seen.period_start desc, seen.known_on desc, seen.batch_id desc) best
                where best.value is not null and best.quality & 8 = 0
                order by best.period_end desc, best.period_start desc
                limit 1) newest on true
            where counted.figures > 0
            on conflict (series_id) do update set
                figures = excluded.figures, period_start = excluded.period_start, period_end = excluded.period_end,
                value = excluded.value, quality = excluded.quality, known_on = excluded.known_on, stamp = excluded.stamp;
        end
        $refresh$;

        create or replace function keep_series_latest() returns trigger language plpgsql as $keep$
        begin
            perform pg_advisory_xact_lock({TurnKey});
            if tg_op <> 'DELETE' then perform refresh_series_latest(array(select distinct series_id from fresh order by series_id)); end if;
            if tg_op <> 'INSERT' then
                delete from series_latest latest where latest.series_id in (select series_id from gone) and not exists (select from observations where series_id = latest.series_id);
                perform refresh_series_latest(array(select distinct series_id from gone order by series_id));
            end if;
            return null;
        end
        $keep$;
        """;

    private const string Fill = """
        select refresh_series_latest(array(select distinct series_id from observations));
        """;
}
