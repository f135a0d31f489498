using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Data;

namespace MissionGov.Web.Tests.Loading;

/// <summary>How many pages of tables and indexes a question looked at, by PostgreSQL's own count; the same on every machine.</summary>
internal static class PagesTouched
{
    public static async Task<long> ByAsync(MissionGovDb db, Func<Task> question, string tables = "%")
    {
        await db.Database.OpenConnectionAsync();
        var before = await CountedAsync(db, tables);
        await question();
        return await CountedAsync(db, tables) - before;
    }

    private static async Task<long> CountedAsync(MissionGovDb db, string tables)
    {
        await db.Database.ExecuteSqlAsync($"select pg_stat_force_next_flush()");
        return await db.Database.SqlQuery<long>($"""
            select sum(coalesce(heap_blks_read + heap_blks_hit, 0) + coalesce(idx_blks_read + idx_blks_hit, 0))::bigint as "Value" from pg_statio_user_tables where relname like {tables}
            """).SingleAsync();
    }
}
