using Microsoft.AspNetCore.Identity;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Data;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.OwnAccount;

/// <summary>A person signs out on every device at once.</summary>
internal sealed record EndSessions : ICommand;

internal sealed class EndSessionsHandler(UserManager<Account> accounts) : OwnAccountHandler<EndSessions>(accounts)
{
    protected override async Task<Result> ApplyAsync(Account account, EndSessions command)
    {
        var ended = await Accounts.UpdateSecurityStampAsync(account);
        return ended.Succeeded ? new SessionsEnded(account.Id) : ended.ToProblem();
    }
}
