using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Data;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.OwnAccount;

/// <summary>A person chooses another password; every other session of theirs ends.</summary>
internal sealed record ChangePassword([property: JsonIgnore] string Password) : ICommand;

internal sealed class ChangePasswordHandler(UserManager<Account> accounts) : OwnAccountHandler<ChangePassword>(accounts)
{
    protected override async Task<Result> ApplyAsync(Account account, ChangePassword command)
    {
        foreach (var rule in Accounts.PasswordValidators)
            if (await rule.ValidateAsync(Accounts, account, command.Password) is { Succeeded: false } refused) return refused.ToProblem();

        if (account.PasswordHash is not null) await Accounts.RemovePasswordAsync(account);
        var set = await Accounts.AddPasswordAsync(account, command.Password);
        return set.Succeeded ? new PasswordChosen(account.Id) : set.ToProblem();
    }
}
