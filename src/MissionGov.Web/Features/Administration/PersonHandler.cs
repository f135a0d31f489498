using Microsoft.AspNetCore.Identity;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Administration;

/// <summary>A change of somebody's account by an administrator.</summary>
internal abstract class PersonHandler<TCommand>(UserManager<Account> accounts) : CommandHandler<TCommand>
    where TCommand : ICommand
{
    protected static readonly Problem LastAdministrator = new("last_administrator", "This is the last administrator who can sign in. Appoint another one first.");

    protected UserManager<Account> Accounts => accounts;

    protected override Permission Requires => Permission.Administer;

    protected abstract Guid IdIn(TCommand command);

    protected abstract Task<Result> ApplyAsync(Account account, TCommand command, Change change, CancellationToken ct);

    internal override async Task<Result> HandleAsync(TCommand command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, null)) return NotAllowed(person);
        return await accounts.FindByIdAsync(IdIn(command).ToString()) is { } account ? await ApplyAsync(account, command, change, ct) : NotHere;
    }
}
