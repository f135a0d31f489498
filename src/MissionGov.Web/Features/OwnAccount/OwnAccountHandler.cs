using Microsoft.AspNetCore.Identity;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.OwnAccount;

/// <summary>A change of one's own account. No post gives the right to it: it is nobody else's.</summary>
internal abstract class OwnAccountHandler<TCommand>(UserManager<Account> accounts) : CommandHandler<TCommand>
    where TCommand : ICommand
{
    protected UserManager<Account> Accounts => accounts;

    protected override Permission Requires => Permission.ManageOwnAccount;

    protected abstract Task<Result> ApplyAsync(Account account, TCommand command);

    internal override async Task<Result> HandleAsync(TCommand command, Person person, Change change, CancellationToken ct) =>
        person.Id is { } id && await accounts.FindByIdAsync(id.ToString()) is { DisabledAt: null } account ? await ApplyAsync(account, command) : NotAllowed(person);
}
