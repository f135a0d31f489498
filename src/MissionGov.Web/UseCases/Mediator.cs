using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using Npgsql;

namespace MissionGov.Web.UseCases;

/// <summary>The only door between pages and data. A command is one event with its lines of audit, in one transaction, or nothing.</summary>
internal sealed partial class Mediator(IServiceScopeFactory scopes, CurrentPerson current, TimeProvider clock, ILogger<Mediator> log)
{
    /// <summary>Code of the problem that someone else was faster.</summary>
    public const string Changed = "changed";

    // Long enough for the supervised server to be started again after a crash.
    private static readonly TimeSpan[] Retries = [.. new[] { 0.1, 0.3, 1, 2, 3, 5 }.Select(TimeSpan.FromSeconds)];

    public async Task<TView> AskAsync<TView>(IQuery<TView> query, CancellationToken ct = default)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var handler = scope.ServiceProvider.GetRequiredService(typeof(QueryHandler<,>).MakeGenericType(query.GetType(), typeof(TView)));
                return await (Task<TView>)((dynamic)handler).ReadAsync((dynamic)query, ct);
            }
            catch (Exception fault) when (attempt < Retries.Length && IsPassing(fault))
            {
                LogRetry(query.GetType().Name, fault.Message);
                await Task.Delay(Retries[attempt], ct);
            }
        }
    }

    /// <summary>Does a command; null when it is done, else what the person can mend.</summary>
    /// <param name="commandId">Made once per intent: the same id sent again has no second effect.</param>
    public async Task<Problem?> SendAsync<TCommand>(TCommand command, string reason = "", Guid? commandId = null, CancellationToken ct = default)
        where TCommand : ICommand
    {
        var person = await current.GetAsync();
        var change = new Change(person.Title, clock.GetUtcNow(), reason);
        var id = commandId ?? Guid.CreateVersion7();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var problem = await TryAsync(command, person, change, id, ct);

                // The same intent sent twice at once: the other one was faster, and to it this looks like a conflict.
                return problem is not null && await WasDoneAsync(id, ct) ? null : problem;
            }
            catch (DbUpdateConcurrencyException)
            {
                return await WasDoneAsync(id, ct) ? null : new Problem(Changed, "Someone else changed this while you were looking at it. Nothing was saved. Look at it again, then save.");
            }
            catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                if (await WasDoneAsync(id, ct)) return null;
                throw;
            }
            catch (Exception fault) when (attempt < Retries.Length && IsPassing(fault))
            {
                LogRetry(typeof(TCommand).Name, fault.Message);
                await Task.Delay(Retries[attempt], ct);
            }
        }
    }

    private async Task<bool> WasDoneAsync(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MissionGovDb>().Audit.AnyAsync(line => line.CommandId == id, ct);
    }

    private async Task<Problem?> TryAsync<TCommand>(TCommand command, Person person, Change change, Guid id, CancellationToken ct)
        where TCommand : ICommand
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // An earlier try may have been committed although its answer was lost.
        if (await db.Audit.AnyAsync(line => line.CommandId == id, ct)) return null;

        var result = await scope.ServiceProvider.GetRequiredService<CommandHandler<TCommand>>().HandleAsync(command, person, change, ct);
        if (result.Event is not { } happened) return result.Problem;

#pragma warning disable RS0030 // This is the one place that saves.
        await db.SaveChangesAsync(ct);

        // Raising the version locks its row until the commit: from here on one writer at a time, and none of them waits for anything else.
        await ChangeFeed.AnnounceAsync(db, ct);
        await new AuditChain(db).AddAsync(happened, change, id, ct);
        await db.SaveChangesAsync(ct);
#pragma warning restore RS0030
        await transaction.CommitAsync(ct);
        return null;
    }

    private static bool IsPassing(Exception fault) => fault switch
    {
        NpgsqlException database => database.IsTransient,
        DbUpdateConcurrencyException => false,
        DbUpdateException or InvalidOperationException or IOException => fault.InnerException is { } inner && IsPassing(inner),
        _ => false,
    };

    [LoggerMessage(LogLevel.Warning, "{Command} is tried again: {Fault}")]
    private partial void LogRetry(string command, string fault);
}
