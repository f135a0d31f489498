using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MissionGov.Web.Data;

/// <summary>Creates the database where it is missing and brings its tables up to date. Nodes that start at once take turns.</summary>
internal sealed class DatabaseSetup(DatabaseAddress address, NpgsqlDataSource database, IServiceScopeFactory scopes)
{
    // Any fixed number will do: nodes of the same product must use the same one.
    private const long TurnKey = 0x4D697373696F6E;

    /// <param name="afterwards">Done in the same turn, such as loading the demo into a new database.</param>
    public async Task RunAsync(Func<IServiceProvider, CancellationToken, Task> afterwards, CancellationToken ct)
    {
        await CreateAsync(ct);
        await using var turn = await database.OpenConnectionAsync(ct);
        await ExecuteAsync(turn, $"select pg_advisory_lock({TurnKey})", ct);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();
            await RefuseNewerAsync(db, ct);
            await db.Database.MigrateAsync(ct);
            await afterwards(scope.ServiceProvider, ct);
        }
        finally
        {
            await ExecuteAsync(turn, $"select pg_advisory_unlock({TurnKey})", CancellationToken.None);
        }
    }

    private async Task CreateAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(ct);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            var name = new NpgsqlConnectionStringBuilder(address.ConnectionString).Database!;
            await using var maintenance = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(address.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString);
            await maintenance.OpenAsync(ct);
            try
            {
                await ExecuteAsync(maintenance, $"create database {new NpgsqlCommandBuilder().QuoteIdentifier(name)}", ct);
            }
            catch (PostgresException exists) when (exists.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
                // Another node was first.
            }
        }
    }

    private static async Task RefuseNewerAsync(MissionGovDb db, CancellationToken ct)
    {
        if (!await HasHistoryAsync(db, ct)) return;
        var known = db.Database.GetMigrations().ToHashSet();
        var unknown = (await db.Database.GetAppliedMigrationsAsync(ct)).FirstOrDefault(applied => !known.Contains(applied));
        if (unknown is not null) throw new SchemaTooNewException($"The database is newer than this program: it has the change {unknown}, which this version does not know. Start the newer program, or restore a backup.");
    }

    private static async Task<bool> HasHistoryAsync(MissionGovDb db, CancellationToken ct) =>
        await db.Database.SqlQuery<bool>($"""select to_regclass('"__EFMigrationsHistory"') is not null as "Value" """).SingleAsync(ct);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
#pragma warning disable CA2100 // The text holds a constant or a quoted identifier, never input.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>The database was made by a newer version of the program.</summary>
internal sealed class SchemaTooNewException(string message) : Exception(message);
