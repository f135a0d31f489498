using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using Npgsql;

namespace MissionGov.Web.UseCases;

/// <summary>The only door between pages and data. A command is one event with its lines of audit, in one transaction, or nothing.</summary>
internal sealed partial class Mediator(IServiceScopeFactory scopes, CurrentPerson current, People people, ChangeFeed feed, TimeProvider clock, ILogger<Mediator> log)
{
    /// <summary>Code of the problem that someone else was faster.</summary>
    public const string Changed = "changed";

    /// <summary>Code of the problem that the person may not do this.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>Code of the problem that there is no such thing, or none this person may see.</summary>
    public const string NotFound = "not_found";

    /// <exception cref="NotAllowedException">The person may not ask this.</exception>
    public async Task<TView> AskAsync<TView>(IQuery<TView> query, CancellationToken ct = default)
    {
        var person = await current.GetAsync();
        return await PassingFaults.OutlastAsync(
            async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<MissionGovDb>().Sees = person.Sees;
                dynamic handler = scope.ServiceProvider.GetRequiredService(typeof(QueryHandler<,>).MakeGenericType(query.GetType(), typeof(TView)));
                if (!person.MayAnywhere((Permission)handler.Requires)) throw new NotAllowedException(person);
                return await (Task<TView>)handler.ReadAsync((dynamic)query, person, ct);
            },
            fault => LogRetry(query.GetType().Name, fault.Message),
            ct);
    }

    /// <summary>Does a command; null when it is done, else what the person can mend.</summary>
    /// <param name="commandId">Made once per intent: the same id sent again has no second effect.</param>
    public async Task<Problem?> SendAsync<TCommand>(TCommand command, string reason = "", Guid? commandId = null, CancellationToken ct = default)
        where TCommand : ICommand
    {
        var person = await current.GetAsync();
        var at = clock.GetUtcNow();
        var intent = Intent.Of(commandId ?? Guid.CreateVersion7(), command, reason, person);
        return await PassingFaults.OutlastAsync(() => TryAsync(command, person, at, reason, intent, ct), fault => LogRetry(typeof(TCommand).Name, fault.Message), ct);
    }

    /// <summary>One try. The same intent sent twice at once looks like a conflict to the slower one: where the faster one has done it, it is done.</summary>
    private async Task<Problem?> TryAsync<TCommand>(TCommand command, Person known, DateTimeOffset at, string reason, Intent intent, CancellationToken ct)
        where TCommand : ICommand
    {
        Problem? problem;
        try
        {
            problem = await DoAsync(command, known, at, reason, intent, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            problem = new Problem(Changed, "Someone else changed this while you were looking at it. Nothing was saved. Look at it again, then save.");
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            if (await DoneAsync(intent, ct) is not { } done) throw;
            return done.Problem;
        }

        return problem is not null && await DoneAsync(intent, ct) is { } faster ? faster.Problem : problem;
    }

    private async Task<Done?> DoneAsync(Intent intent, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await intent.DoneAsync(scope.ServiceProvider.GetRequiredService<MissionGovDb>(), ct);
    }

    private async Task<Problem?> DoAsync<TCommand>(TCommand command, Person known, DateTimeOffset at, string reason, Intent intent, CancellationToken ct)
        where TCommand : ICommand
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // An earlier try may have been committed although its answer was lost.
        if (await intent.DoneAsync(db, ct) is { } done) return done.Problem;

        var person = await people.AgainAsync(known, db, ct);
        db.Sees = person.Sees;
        var change = new Change(person.Signature, at, reason, person.Id);
        var handler = scope.ServiceProvider.GetRequiredService<CommandHandler<TCommand>>();
        if (handler.RefusalOf(person) is { } refusal) return refusal;
        var result = await handler.HandleAsync(command, person, change, ct);
        if (result.Event is not { } happened) return result.Problem;

        await Calls.AddAsync(db, happened, change, ct);
        await Announcements.AddAsync(db, happened, change, ct);
#pragma warning disable RS0030 // This is the one place that saves.
        await db.SaveChangesAsync(ct);

        // Raising the version locks its row until the commit: from here on one writer at a time, and none of them waits for anything else.
        var version = await ChangeFeed.AnnounceAsync(db, ct);
        await new AuditChain(db).AddAsync(happened, change, intent.Id, intent.Hash, ct);
        await db.SaveChangesAsync(ct);
#pragma warning restore RS0030
        await transaction.CommitAsync(ct);

        // Whoever saved is sent on to a page at once, and must not meet the one from before: the database's own word may come later.
        feed.Publish(version);
        return null;
    }

    [LoggerMessage(LogLevel.Warning, "{Command} is tried again: {Fault}")]
    private partial void LogRetry(string command, string fault);
}

/// <summary>Somebody asked what they may not know.</summary>
internal sealed class NotAllowedException(Person person) : Exception($"{person.Title} may not see this.")
{
    /// <summary>Signing in might help.</summary>
    public bool IsVisitor => person == Person.Visitor;
}
