using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Data;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Administration;

/// <summary>Name, address and all they signed in with are erased for good. The audit keeps the post and an id that nobody can trace back here.</summary>
internal sealed record ErasePerson(Guid AccountId) : ICommand;

internal sealed class ErasePersonHandler(UserManager<Account> accounts, MissionGovDb db) : PersonHandler<ErasePerson>(accounts)
{
    protected override Guid IdIn(ErasePerson command) => command.AccountId;

    protected override async Task<Result> ApplyAsync(Account account, ErasePerson command, Change change, CancellationToken ct)
    {
        if (account.DisabledAt is null) return new Problem("person.enabled", "Disable the account first. What is erased cannot come back.");
        if (account.ErasedAt is not null) return new Problem("person.erased", "This person's data are erased already.");

        await db.UserLogins.Where(row => row.UserId == account.Id).ExecuteDeleteAsync(ct);
        await db.UserTokens.Where(row => row.UserId == account.Id).ExecuteDeleteAsync(ct);
        await db.UserPasskeys.Where(row => row.UserId == account.Id).ExecuteDeleteAsync(ct);
        await db.ApiTokens.Where(row => row.PersonId == account.Id).ExecuteDeleteAsync(ct);
        await db.UserClaims.Where(row => row.UserId == account.Id).ExecuteDeleteAsync(ct);

        var day = LondonDay.Of(change.At);
        foreach (var post in (await db.Appointments.Where(post => post.PersonId == account.Id).ToListAsync(ct)).Where(post => post.Until is null || post.Until >= day)) post.Until = day.AddDays(-1);
        (account.Name, account.Email, account.UserName, account.PasswordHash, account.PhoneNumber) = ("", null, account.Id.ToString("N"), null, null);
        (account.TwoFactorEnabled, account.ErasedAt) = (false, change.At);
        var saved = await Accounts.UpdateSecurityStampAsync(account);
        return saved.Succeeded ? new PersonErased(account.Id) : saved.ToProblem();
    }
}
