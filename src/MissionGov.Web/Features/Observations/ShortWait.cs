using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Web.Data;
using Npgsql;

namespace MissionGov.Web.Features.Observations;

/// <summary>At a page nobody waits for the end of a long load.</summary>
internal static class ShortWait
{
    /// <summary>Code of the problem that a load has its turn.</summary>
    public const string IsBusy = "import.busy";

    public static Problem Busy => new(IsBusy, "Another file is being loaded. Wait until it is in, then load this page again.");

    /// <summary>Does what needs the turn of a load, in the caller's transaction.</summary>
    /// <returns>Null where a load that takes long has its turn; the transaction is of no more use then.</returns>
    public static async Task<T?> ForAsync<T>(MissionGovDb db, Func<Task<T>> work, CancellationToken ct)
        where T : class
    {
        try
        {
            await db.Database.ExecuteSqlAsync($"set local lock_timeout = '5s'", ct);
            return await work();
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return null;
        }
    }
}
