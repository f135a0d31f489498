using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.SignIn;

/// <summary>Somebody who was given a link chooses a password. Whoever has the link may: nobody is signed in yet.</summary>
internal sealed record ChooseFirstPassword(Guid AccountId, [property: JsonIgnore] string Token, [property: JsonIgnore] string Password) : ICommand;

internal sealed class ChooseFirstPasswordHandler(UserManager<Account> accounts) : CommandHandler<ChooseFirstPassword>
{
    protected override Permission Requires => Permission.ComeIn;

    internal override async Task<Result> HandleAsync(ChooseFirstPassword command, Person person, Change change, CancellationToken ct)
    {
        if (await accounts.FindByIdAsync(command.AccountId.ToString()) is not { DisabledAt: null } account
            || !await accounts.VerifyUserTokenAsync(account, TokenOptions.DefaultProvider, SetUpLink.Purpose, command.Token))
            return new Problem(Mediator.Forbidden, "This link does not work any more. Ask your administrator for a new one.");

        foreach (var rule in accounts.PasswordValidators)
            if (await rule.ValidateAsync(accounts, account, command.Password) is { Succeeded: false } refused) return refused.ToProblem();

        // The new stamp makes the link void, and ends every session of the account.
        if (account.PasswordHash is not null) await accounts.RemovePasswordAsync(account);
        var set = await accounts.AddPasswordAsync(account, command.Password);
        return set.Succeeded ? new PasswordChosen(account.Id) : set.ToProblem();
    }
}
