using Npgsql;

namespace MissionGov.Web.Data.Archives;

/// <summary>The tables of an archive, read from the database itself: an older one may have others than this program's model.</summary>
internal static class ArchiveCatalogue
{
    /// <summary>Of this instance only: who and what gets in, what is not out yet, what runs by itself, and what is to be sent. Not handed over with an export.</summary>
    public static readonly IReadOnlySet<string> Private = new HashSet<string>
    {
        "accounts", "account_claims", "account_logins", "account_passkeys", "account_tokens", "api_tokens", "appointments",
        "digests", "drafts", "feed_fetches", "feeds", "held_release_files", "held_releases", "import_jobs", "key_check", "notice_choices", "outbox", "release_looks",
        "told_statuses", "update_links", "webhook_deliveries", "webhooks",
    };

    /// <summary>Made anew where an archive is restored.</summary>
    public static readonly IReadOnlySet<string> Derived = new HashSet<string> { "audit_head", "data_version", "series_latest" };

    /// <summary>The check of its keys, which a new instance writes at its first start.</summary>
    public const string MadeByItself = "key_check";

    // Parents before those that refer to them; a table that refers to itself is one COPY, checked at its end. Series and figures refer to nothing by a key, and need what they are of all the same.
    private const string TablesSql = """
        with recursive tables as (
            select oid, relname::text as name from pg_class
            where relkind in ('r', 'p') and not relispartition and relnamespace = current_schema()::regnamespace and relname <> '__EFMigrationsHistory'
        ), links as (
            select distinct conrelid as child, confrelid as parent from pg_constraint where contype = 'f' and conrelid <> confrelid
            union
            select 'series'::regclass, unnest(array['indicators', 'places'])::regclass
        ), depths as (
            select oid, 0 as depth from tables
            union
            select links.child, depths.depth + 1 from depths join links on links.parent = depths.oid where depths.depth < 100
        )
        select tables.name from tables join depths using (oid) group by tables.name order by tables.name = 'observations', max(depths.depth), tables.name
        """;

    private const string ColumnsSql = """
        select attname::text, format_type(atttypid, atttypmod) from pg_attribute
        where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum
        """;

    private const string KeySql = """
        select attname::text from pg_index join pg_attribute on attrelid = indrelid and attnum = any(indkey)
        where indrelid = $1::regclass and indisprimary order by array_position(indkey::int2[], attnum)
        """;

    public static async Task<IReadOnlyList<string>> TablesAsync(NpgsqlConnection connection, ArchiveKind kind, CancellationToken ct) =>
    [
        .. (await NamesAsync(connection, TablesSql, null, ct)).Where(table => !Derived.Contains(table) && (kind == ArchiveKind.Backup || !Private.Contains(table))),
    ];

    public static async Task<IReadOnlyList<ArchivedColumn>> ColumnsAsync(NpgsqlConnection connection, string table, CancellationToken ct)
    {
        List<ArchivedColumn> columns = [];
        await using var command = new NpgsqlCommand(ColumnsSql, connection);
        command.Parameters.Add(new() { Value = Quoted(table) });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) columns.Add(new(reader.GetString(0), reader.GetString(1)));
        return columns;
    }

    public static Task<IReadOnlyList<string>> KeyAsync(NpgsqlConnection connection, string table, CancellationToken ct) => NamesAsync(connection, KeySql, Quoted(table), ct);

    public static string Quoted(string name) => new NpgsqlCommandBuilder().QuoteIdentifier(name);

    public static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(Quoted));

    private static async Task<IReadOnlyList<string>> NamesAsync(NpgsqlConnection connection, string sql, string? table, CancellationToken ct)
    {
        List<string> names = [];
#pragma warning disable CA2100 // One of the constants above.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        if (table is not null) command.Parameters.Add(new() { Value = table });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) names.Add(reader.GetString(0));
        return names;
    }
}
