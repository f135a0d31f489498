using Microsoft.AspNetCore.Identity;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Data;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Administration;

/// <summary>Somebody lost the phone and the codes: authenticator, recovery codes and passkeys go; the password stays.</summary>
internal sealed record ResetSecondStep(Guid AccountId) : ICommand;

internal sealed class ResetSecondStepHandler(UserManager<Account> accounts, SecondStep second) : PersonHandler<ResetSecondStep>(accounts)
{
    protected override Guid IdIn(ResetSecondStep command) => command.AccountId;

    protected override async Task<Result> ApplyAsync(Account account, ResetSecondStep command, Change change, CancellationToken ct)
    {
        foreach (var passkey in await Accounts.GetPasskeysAsync(account)) await Accounts.RemovePasskeyAsync(account, passkey.CredentialId);
        var removed = await second.RemoveAsync(account);
        return removed.Succeeded ? new SecondStepRemoved(account.Id, ByAdministrator: true) : removed.ToProblem();
    }
}
