using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Data;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.OwnAccount;

/// <summary>New recovery codes, which the page shows once; the old ones are void.</summary>
internal sealed record MakeRecoveryCodes([property: JsonIgnore] IReadOnlyList<string> Codes) : ICommand;

internal sealed class MakeRecoveryCodesHandler(UserManager<Account> accounts, IUserStore<Account> store) : OwnAccountHandler<MakeRecoveryCodes>(accounts)
{
    protected override async Task<Result> ApplyAsync(Account account, MakeRecoveryCodes command)
    {
        if (!account.TwoFactorEnabled) return new Problem("codes.no_authenticator", "Add an authenticator first. The codes stand in for it.");
        await ((IUserTwoFactorRecoveryCodeStore<Account>)store).ReplaceCodesAsync(account, command.Codes, CancellationToken.None);
        var saved = await Accounts.UpdateAsync(account);
        return saved.Succeeded ? new RecoveryCodesMade(account.Id) : saved.ToProblem();
    }
}
