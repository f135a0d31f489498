using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Data;

namespace MissionGov.Web.Serving.Accounts;

/// <summary>
/// Refuses to start with other keys than those the accounts were made with: sessions, links and authenticators would silently stop working.
/// Lost for good, they are replaced knowingly: <c>MissionGov__NewKeys=true</c> for one start.
/// </summary>
internal sealed class SealingKeys(IDataProtectionProvider protection, Configured configured)
{
    private const string Text = "MissionGov";

    private readonly IDataProtector _seal = protection.CreateProtector("MissionGov.KeyCheck");

    /// <exception cref="KeysLostException">The keys are gone or cannot be read, and there are accounts.</exception>
    public async Task CheckAsync(MissionGovDb db, CancellationToken ct)
    {
        var kept = await db.KeyChecks.AsNoTracking().Select(check => check.Sealed).SingleOrDefaultAsync(ct);
        if (kept is not null && Opens(kept)) return;
        if (kept is not null && !configured.NewKeys && await db.Users.AnyAsync(ct)) throw new KeysLostException();
        await db.Database.ExecuteSqlAsync($"insert into key_check (id, sealed) values (1, {_seal.Protect(Text)}) on conflict (id) do update set sealed = excluded.sealed", ct);
    }

    private bool Opens(string text)
    {
        try
        {
            return _seal.Unprotect(text) == Text;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}

/// <summary>The keys are not those that the accounts were made with.</summary>
internal sealed class KeysLostException() : Exception(
    "The keys that sign-ins are sealed with are gone or cannot be read, but there are accounts. Put the folder \"keys\" of the data folder back from the backup. " +
    "If it is lost for good, start once with MissionGov__NewKeys=true: everyone signs in again, and authenticators must be added anew (recovery codes and passkeys still work).");
