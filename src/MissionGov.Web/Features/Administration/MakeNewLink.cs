using Microsoft.AspNetCore.Identity;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Data;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Administration;

/// <summary>Somebody lost the password, or the first link: earlier links and open sessions are void from now on. A second step stays.</summary>
internal sealed record MakeNewLink(Guid AccountId) : ICommand;

internal sealed class MakeNewLinkHandler(UserManager<Account> accounts) : PersonHandler<MakeNewLink>(accounts)
{
    protected override Guid IdIn(MakeNewLink command) => command.AccountId;

    protected override async Task<Result> ApplyAsync(Account account, MakeNewLink command, Change change, CancellationToken ct)
    {
        if (account.DisabledAt is not null) return new Problem("person.disabled", "This account is disabled. Enable it first.");
        if ((await Accounts.GetLoginsAsync(account)).Count > 0) return new Problem("person.provider", "This person signs in by your organisation, and needs no password here.");
        var saved = await Accounts.UpdateSecurityStampAsync(account);
        return saved.Succeeded ? new NewLinkMade(account.Id) : saved.ToProblem();
    }
}
