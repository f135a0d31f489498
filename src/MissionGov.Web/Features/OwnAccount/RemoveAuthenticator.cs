using Microsoft.AspNetCore.Identity;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Data;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.OwnAccount;

/// <summary>A person takes the app off again: a new phone, or a passkey instead. The recovery codes go with it.</summary>
internal sealed record RemoveAuthenticator : ICommand;

internal sealed class RemoveAuthenticatorHandler(UserManager<Account> accounts, SecondStep second) : OwnAccountHandler<RemoveAuthenticator>(accounts)
{
    protected override async Task<Result> ApplyAsync(Account account, RemoveAuthenticator command)
    {
        var removed = await second.RemoveAsync(account);
        return removed.Succeeded ? new SecondStepRemoved(account.Id, ByAdministrator: false) : removed.ToProblem();
    }
}
