using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;

namespace MissionGov.Web.UseCases;

/// <summary>Something a person wants done. It carries what they saw when they decided.</summary>
internal interface ICommand;

/// <summary>Something a person wants to know.</summary>
internal interface IQuery<TView>;

/// <summary>Does one command. The Mediator opens the transaction before and saves after.</summary>
internal abstract class CommandHandler<TCommand>
    where TCommand : ICommand
{
    /// <summary>What the person must be allowed to do. There is no default: every command says.</summary>
    protected abstract Permission Requires { get; }

    /// <summary>The second net: who may do this nowhere is refused before anything is loaded.</summary>
    internal Problem? RefusalOf(Person person) => person.MayAnywhere(Requires) ? null : NotAllowed(person);

    internal abstract Task<Result> HandleAsync(TCommand command, Person person, Change change, CancellationToken ct);

    protected static Problem NotAllowed(Person person) =>
        new(Mediator.Forbidden, $"{person.Title} cannot change this. Ask the unit lead or the delivery analyst.");

    protected static Problem NotHere => new(Mediator.NotFound, "This is not here any more. Load the page again.");
}

/// <summary>The usual shape: load one thing, check the right on its mission, let the domain decide.</summary>
internal abstract class CommandHandler<TCommand, TSubject>(MissionGovDb db) : CommandHandler<TCommand>
    where TCommand : ICommand
    where TSubject : class, IMissionScoped
{
    protected MissionGovDb Db => db;

    protected abstract Task<TSubject?> LoadAsync(TCommand command, CancellationToken ct);

    protected abstract Result Apply(TSubject subject, TCommand command, Change change);

    internal override async Task<Result> HandleAsync(TCommand command, Person person, Change change, CancellationToken ct)
    {
        // What this person may not see is not found at all, so that a guessed id answers like an absent one.
        if (await LoadAsync(command, ct) is not { } subject) return NotHere;
        var mission = await db.Missions.Where(mission => mission.Id == subject.MissionId).Select(mission => mission.Slug).SingleAsync(ct);
        return person.May(Requires, mission) ? Apply(subject, command, change) : NotAllowed(person);
    }
}

/// <summary>Answers one query with a view record: untracked, nothing saved.</summary>
internal abstract class QueryHandler<TQuery, TView>
    where TQuery : IQuery<TView>
{
    /// <summary>What the person must be allowed to do somewhere. What they see of it follows from the missions whose drafts are theirs to read.</summary>
    internal abstract Permission Requires { get; }

    internal abstract Task<TView> ReadAsync(TQuery query, Person person, CancellationToken ct);
}
