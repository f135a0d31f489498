using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Data;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.OwnAccount;

/// <summary>A device signs its person in from now on.</summary>
/// <param name="Passkey">As the browser made it, already checked.</param>
internal sealed record AddPasskey(UserPasskeyInfo Passkey, string Name) : ICommand;

internal sealed class AddPasskeyHandler(UserManager<Account> accounts) : OwnAccountHandler<AddPasskey>(accounts)
{
    private const int Most = 10;
    private const int LongestName = 100;

    protected override async Task<Result> ApplyAsync(Account account, AddPasskey command)
    {
        if (command.Name.Length is 0 or > LongestName) return new Problem("passkey.name", $"Name the device, in at most {LongestName} characters, like “Work phone”.");
        if ((await Accounts.GetPasskeysAsync(account)).Count >= Most) return new Problem("passkey.many", $"You have {Most} passkeys. Remove one first.");
        command.Passkey.Name = command.Name;
        var added = await Accounts.AddOrUpdatePasskeyAsync(account, command.Passkey);
        return added.Succeeded ? new PasskeyAdded(account.Id) : added.ToProblem();
    }
}

/// <summary>A device was lost, or is somebody else's now.</summary>
internal sealed record RemovePasskey(string Id) : ICommand;

internal sealed class RemovePasskeyHandler(UserManager<Account> accounts) : OwnAccountHandler<RemovePasskey>(accounts)
{
    protected override async Task<Result> ApplyAsync(Account account, RemovePasskey command)
    {
        var key = (await Accounts.GetPasskeysAsync(account)).FirstOrDefault(key => Base64Url.EncodeToString(key.CredentialId) == command.Id);
        if (key is null) return new Problem("not_found", "This passkey is not here any more. Load the page again.");
        await Accounts.RemovePasskeyAsync(account, key.CredentialId);

        // The new stamp ends what the lost device may still have open.
        var ended = await Accounts.UpdateSecurityStampAsync(account);
        return ended.Succeeded ? new PasskeyRemoved(account.Id) : ended.ToProblem();
    }
}
