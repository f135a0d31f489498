using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Data;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Administration;

/// <summary>Somebody may not come in any more; what they have open ends at once.</summary>
internal sealed record DisablePerson(Guid AccountId) : ICommand;

internal sealed class DisablePersonHandler(UserManager<Account> accounts, MissionGovDb db) : PersonHandler<DisablePerson>(accounts)
{
    protected override Guid IdIn(DisablePerson command) => command.AccountId;

    protected override async Task<Result> ApplyAsync(Account account, DisablePerson command, Change change, CancellationToken ct)
    {
        if (account.DisabledAt is not null) return new Problem("person.disabled", "This account is disabled already.");
        await Administrators.TakeTurnAsync(db, ct);
        if (await Administrators.IsLastAsync(db, account.Id, LondonDay.Of(change.At), ct)) return LastAdministrator;
        account.DisabledAt = change.At;

        // For good: whoever may come in again makes new ones.
        await db.ApiTokens.Where(token => token.PersonId == account.Id && token.RevokedAt == null).ExecuteUpdateAsync(row => row.SetProperty(token => token.RevokedAt, change.At), ct);
        var saved = await Accounts.UpdateSecurityStampAsync(account);
        return saved.Succeeded ? new PersonDisabled(account.Id) : saved.ToProblem();
    }
}

/// <summary>Somebody may come in again, with the posts they still hold.</summary>
internal sealed record EnablePerson(Guid AccountId) : ICommand;

internal sealed class EnablePersonHandler(UserManager<Account> accounts) : PersonHandler<EnablePerson>(accounts)
{
    protected override Guid IdIn(EnablePerson command) => command.AccountId;

    protected override async Task<Result> ApplyAsync(Account account, EnablePerson command, Change change, CancellationToken ct)
    {
        if (account.DisabledAt is null) return new Problem("person.enabled", "This account is in use already.");
        if (account.ErasedAt is not null) return new Problem("person.erased", "This person's data were erased. Invite them anew.");
        account.DisabledAt = null;
        var saved = await Accounts.UpdateAsync(account);
        return saved.Succeeded ? new PersonEnabled(account.Id) : saved.ToProblem();
    }
}
