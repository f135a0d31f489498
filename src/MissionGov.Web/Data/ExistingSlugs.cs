namespace MissionGov.Web.Data;

/// <summary>Gives the things of an older database their addresses, as Domain.Slug does. A migration calls it between adding the column and making it unique.</summary>
internal static class ExistingSlugs
{
    /// <param name="table">Of things that have a name and belong to a mission.</param>
    public static string In(string table) => $"""
        with named as (
            select id, mission_id, coalesce(nullif(trim(both '-' from left(regexp_replace(regexp_replace(lower(name), '[''’,]', '', 'g'), '[^a-z0-9]+', '-', 'g'), 76)), ''), 'unnamed') as slug from {table}),
        numbered as (
            select id, slug, row_number() over (partition by mission_id, slug order by id) as number from named)
        update {table} set slug = numbered.slug || case when numbered.number = 1 then '' else '-' || numbered.number end
        from numbered where numbered.id = {table}.id;
        """;
}
