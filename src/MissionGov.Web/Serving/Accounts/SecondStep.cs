using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using MissionGov.Web.Data;

namespace MissionGov.Web.Serving.Accounts;

/// <summary>The authenticator of an account with its recovery codes.</summary>
internal sealed class SecondStep(UserManager<Account> accounts)
{
    private const int Codes = 10;
    private const int GroupLength = 4;
    private const int Groups = 4;

    // 32 signs that nobody takes for one another: 16 of them are 80 bits.
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    public static IReadOnlyList<string> NewCodes() =>
        [.. Enumerable.Range(0, Codes).Select(_ => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength))))];

    public async Task<IdentityResult> RemoveAsync(Account account)
    {
        await accounts.SetTwoFactorEnabledAsync(account, enabled: false);
        foreach (var (provider, name) in new[] { (AccountStore.Provider, AccountStore.Key), (AccountStore.Provider, AccountStore.Codes), (OnceCodes.Provider, OnceCodes.LastStep) })
            await accounts.RemoveAuthenticationTokenAsync(account, provider, name);
        return await accounts.UpdateSecurityStampAsync(account);
    }
}
