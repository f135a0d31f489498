using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MissionGov.Web.Data.Reads;

/// <summary>Bounds what one question of anybody's may cost the database. What takes longer is given up there (57014), which is no fault that passes.</summary>
internal static class BoundedReads
{
    /// <returns>To be left when all is read: the bound ends with it.</returns>
    public static async Task<IDbContextTransaction> BeginBoundedAsync(this MissionGovDb db, CancellationToken ct)
    {
        var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"set local statement_timeout = '5s'", ct);
        return transaction;
    }
}
