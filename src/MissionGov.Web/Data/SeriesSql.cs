namespace MissionGov.Web.Data;

/// <summary>
/// A series has its measure and its place, and goes with either. The database sees to it once a statement: foreign keys, checked row by row, made a third of a large first load.
/// The model has them still, so that what refers is saved after what it refers to.
/// </summary>
internal static class SeriesSql
{
    // All in turn with the loads, so that nothing is taken away while one refers to it. The key of the newest figures carries their stamp too: a page whose figures are kept reads the index alone.
    public static string Up => $"""
        alter table series drop constraint "FK_series_indicators_indicator_id", drop constraint "FK_series_places_place_id";
        alter table series_latest drop constraint "PK_series_latest", add constraint "PK_series_latest" primary key (series_id) include (stamp);
        {ObservationSql.KeepNewest}

        create function check_series() returns trigger language plpgsql as $check$
        begin
            perform pg_advisory_xact_lock({ObservationSql.TurnKey});
            if exists (select from fresh where not exists (select from places where id = fresh.place_id))
                or exists (select from fresh where not exists (select from indicators where id = fresh.indicator_id)) then
                raise foreign_key_violation using message = 'A series needs its measure and its place.';
            end if;
            return null;
        end
        $check$;
        create trigger series_added after insert on series referencing new table as fresh for each statement execute function check_series();
        create trigger series_changed after update on series referencing new table as fresh for each statement execute function check_series();

        create function take_series_along() returns trigger language plpgsql as $take$
        begin
            perform pg_advisory_xact_lock({ObservationSql.TurnKey});
            if tg_table_name = 'places' then delete from series where place_id in (select id from gone);
            else delete from series where indicator_id in (select id from gone);
            end if;
            return null;
        end
        $take$;
        create trigger places_take_their_series after delete on places referencing old table as gone for each statement execute function take_series_along();
        create trigger indicators_take_their_series after delete on indicators referencing old table as gone for each statement execute function take_series_along();
        """;

    public const string Down = """
        drop trigger if exists places_take_their_series on places;
        drop trigger if exists indicators_take_their_series on indicators;
        drop trigger if exists series_added on series;
        drop trigger if exists series_changed on series;
        drop function if exists take_series_along(), check_series();
        alter table series
            add constraint "FK_series_indicators_indicator_id" foreign key (indicator_id) references indicators (id) on delete cascade,
            add constraint "FK_series_places_place_id" foreign key (place_id) references places (id) on delete cascade;
        alter table series_latest drop constraint "PK_series_latest", add constraint "PK_series_latest" primary key (series_id);
        """;
}
