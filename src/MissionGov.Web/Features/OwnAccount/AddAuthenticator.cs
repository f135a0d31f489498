using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Access.SignIn;
using MissionGov.Web.Data;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.OwnAccount;

/// <summary>A person's app shows codes from now on, and signing in asks for one. Nothing is kept before a first code was right.</summary>
/// <param name="Codes">The recovery codes that the page shows once.</param>
internal sealed record AddAuthenticator([property: JsonIgnore] string Key, [property: JsonIgnore] string Code, [property: JsonIgnore] IReadOnlyList<string> Codes) : ICommand;

internal sealed class AddAuthenticatorHandler(UserManager<Account> accounts, IUserStore<Account> store, TimeProvider clock) : OwnAccountHandler<AddAuthenticator>(accounts)
{
    protected override async Task<Result> ApplyAsync(Account account, AddAuthenticator command)
    {
        if (TimedCode.StepOf(command.Code, TimedCode.Key(command.Key), clock.GetUtcNow(), lastUsed: 0) is not { } step)
            return new Problem("code", "Enter the six digits that the app shows now. If they are right, check the clock of the phone");

        await ((IUserAuthenticatorKeyStore<Account>)store).SetAuthenticatorKeyAsync(account, command.Key, CancellationToken.None);
        await ((IUserTwoFactorRecoveryCodeStore<Account>)store).ReplaceCodesAsync(account, command.Codes, CancellationToken.None);
        await Accounts.SetAuthenticationTokenAsync(account, OnceCodes.Provider, OnceCodes.LastStep, step.ToString(CultureInfo.InvariantCulture));

        // Its new stamp ends the sessions that were opened by the password alone.
        var set = await Accounts.SetTwoFactorEnabledAsync(account, enabled: true);
        return set.Succeeded ? new AuthenticatorAdded(account.Id) : set.ToProblem();
    }
}
