namespace MissionGov.Web.Data;

/// <summary>What the audit needs of the database itself; the migration that brings the chain runs it last.</summary>
internal static class AuditSql
{
    public const string Up = Text + Chain + Guard + Search;

    public const string Down = """
        drop index if exists audit_words;
        drop index if exists audit_one_follower;
        drop trigger if exists audit_only_grows on audit;
        drop trigger if exists audit_head_stays on audit_head;
        drop function if exists refuse_audit_change();
        drop function if exists audit_text(audit);
        """;

    // The same text as AuditHash gives, so that the chain can be checked with nothing but this database.
    private const string Text = """
        create or replace function audit_text(line audit) returns text language sql stable as $text$
            select string_agg(coalesce(octet_length(convert_to(field, 'UTF8')) || ':' || field, '-'), '' order by place)
            from unnest(array[
                line.id::text, (extract(epoch from line.at) * 1000000)::bigint::text, line.who, line.person_id::text, line.mission_id::text, line.subject_id::text,
                line.event, line.summary, line.reason, line.changes, line.detail, line.command_id::text, line.part::text
            ]) with ordinality as fields(field, place)
        $text$;

        """;

    // Lines from before there was a chain: numbered without gaps and bound in the order in which they were written.
    private const string Chain = """
        do $chain$
        declare
            line audit;
            number bigint := 0;
            previous bytea := decode(repeat('00', 32), 'hex');
        begin
            for line in select * from audit order by id loop
                number := number + 1;
                update audit set id = number, previous_hash = previous where id = line.id returning * into line;
                previous := sha256(previous || convert_to(audit_text(line), 'UTF8'));
                update audit set hash = previous where id = number;
            end loop;
            update audit_head set sequence = number, hash = previous;
        end
        $chain$;

        """;

    // No two lines follow the same one; none is changed or taken away, and neither is the head.
    private const string Guard = """
        create unique index if not exists audit_one_follower on audit (previous_hash);
        create or replace function refuse_audit_change() returns trigger language plpgsql as $refuse$
        begin
            raise exception 'The audit is only ever added to.' using errcode = 'restrict_violation';
        end
        $refuse$;
        create or replace trigger audit_only_grows before update or delete or truncate on audit for each statement execute function refuse_audit_change();
        create or replace trigger audit_head_stays before delete or truncate on audit_head for each statement execute function refuse_audit_change();

        """;

    // As /changes asks for words.
    private const string Search = """
        create index if not exists audit_words on audit using gin (to_tsvector('english', summary || ' ' || reason));
        """;
}
