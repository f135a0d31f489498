using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access.SignIn;
using MissionGov.Web.Data;

namespace MissionGov.Web.Serving.Accounts;

/// <summary>Checks an authenticator's code, and takes none twice: whoever looked over a shoulder has nothing.</summary>
internal sealed class OnceCodes(TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    public const string Provider = "MissionGov";
    public const string LastStep = "last-code";

    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { } key) return false;
        var last = await manager.GetAuthenticationTokenAsync(user, Provider, LastStep) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : 0;
        if (TimedCode.StepOf(token, TimedCode.Key(key), clock.GetUtcNow(), last) is not { } step) return false;
        try
        {
            // Two at once: the account's version lets only one of them be saved.
            return (await manager.SetAuthenticationTokenAsync(user, Provider, LastStep, step.ToString(CultureInfo.InvariantCulture))).Succeeded;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => await manager.GetAuthenticatorKeyAsync(user) is not null;
}
