using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using MissionGov.Web.Data;

namespace MissionGov.Web.Serving.Accounts;

/// <summary>Accounts in the database. Whoever reads a copy of it finds no code that works: keys of authenticators are sealed, recovery codes are hashes.</summary>
internal sealed class AccountStore(MissionGovDb db, IDataProtectionProvider protection, IdentityErrorDescriber? describer = null) : UserOnlyStore<Account, MissionGovDb, Guid>(db, describer)
{
    /// <summary>Where Identity keeps both with the account.</summary>
    public const string Provider = "[AspNetUserStore]";

    public const string Key = "AuthenticatorKey";
    public const string Codes = "RecoveryCodes";

    private readonly IDataProtector _seal = protection.CreateProtector("MissionGov.AuthenticatorKey");

    public override Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, _seal.Protect(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken)
    {
        if (await base.GetAuthenticatorKeyAsync(user, cancellationToken) is not { Length: > 0 } key) return null;
        try
        {
            return _seal.Unprotect(key);
        }
        catch (CryptographicException)
        {
            // Sealed by keys that were lost and knowingly replaced: a recovery code or a passkey still works.
            return null;
        }
    }

    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken = default) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(Hash), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var kept = (await GetTokenAsync(user, Provider, Codes, cancellationToken) ?? "").Split(';').ToList();
        if (!kept.Remove(Hash(code))) return false;

        // Past our own way of writing them: those that are left are hashes already.
        await base.ReplaceCodesAsync(user, kept, cancellationToken);
        return true;
    }

    // The codes are 80 random bits: a plain hash cannot be run backwards.
    private static string Hash(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant())));
}
