using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MissionGov.Web.UseCases;

/// <summary>What goes away by itself: a lost connection, a server that starts again or has no connection free. It is worth another try.</summary>
internal static class PassingFaults
{
    // Long enough for the supervised server to be started again after a crash.
    private static readonly TimeSpan[] Pauses = [.. new[] { 0.1, 0.3, 1, 2, 3, 5 }.Select(TimeSpan.FromSeconds)];

    /// <param name="again">Told of the fault before each new try.</param>
    public static async Task<T> OutlastAsync<T>(Func<Task<T>> work, Action<Exception> again, CancellationToken ct)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (Exception fault) when (attempt < Pauses.Length && IsPassing(fault))
            {
                again(fault);
                await Task.Delay(Pauses[attempt], ct);
            }
        }
    }

    /// <summary>The database is not there, rather than there and refusing what it was asked.</summary>
    public static bool IsAway(Exception fault) => fault switch
    {
        NpgsqlException database => MayPass(database) || database is not PostgresException,
        DbUpdateException or InvalidOperationException or IOException => fault.InnerException is { } inner && IsAway(inner),
        TimeoutException or System.Net.Sockets.SocketException => true,
        _ => false,
    };

    private static bool IsPassing(Exception fault) => fault switch
    {
        NpgsqlException database => MayPass(database),
        DbUpdateConcurrencyException => false,
        DbUpdateException or InvalidOperationException or IOException => fault.InnerException is { } inner && IsPassing(inner),
        _ => false,
    };

    // A full disk, too little memory or a broken disk may pass too, but not while anybody waits.
    private static bool MayPass(NpgsqlException fault) => fault.IsTransient && fault.SqlState is not (PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory or PostgresErrorCodes.IoError);
}
