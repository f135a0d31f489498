using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.People;
using MissionGov.Web.Access;
using MissionGov.Web.Data;

namespace MissionGov.Web.UseCases;

/// <summary>Lets a program in by the token that a person made for it. Each request asks the database, so a revoked token opens nothing at once.</summary>
internal sealed class TokenSignIn(MissionGovDb db, People people, TimeProvider clock)
{
    /// <summary>Claim that names the token; only a token has it.</summary>
    public const string Claim = "token";

    /// <summary>Claim with what its person calls the token.</summary>
    public const string NameClaim = "token-name";

    /// <summary>So that people and scanners of leaks know one when they see one.</summary>
    public const string Prefix = "mg_";

    private const int SecretBytes = 32;
    private const int SecretLetters = 43;

    private static readonly TimeSpan UseIsNoted = TimeSpan.FromMinutes(1);

    /// <summary>A secret that nobody can find out again: only its hash is kept.</summary>
    public static string NewSecret() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether such a token was made.</summary>
    public Task<bool> IsKnownAsync(string secret, CancellationToken ct)
    {
        var hash = Hash(secret);
        return db.ApiTokens.AnyAsync(token => token.Hash == hash, ct);
    }

    /// <returns>Who acts by this token; null where it opens nothing.</returns>
    public async Task<ClaimsPrincipal?> OpenAsync(string secret, CancellationToken ct)
    {
        // What is no token costs no question to the database.
        if (secret.Length != Prefix.Length + SecretLetters || !secret.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var (hash, now) = (Hash(secret), clock.GetUtcNow());
        var found = await (
            from token in db.ApiTokens.AsNoTracking()
            where token.Hash == hash
            join mission in db.Missions.IgnoreQueryFilters() on token.MissionId equals (Guid?)mission.Id into missions
            from mission in missions.DefaultIfEmpty()
            select new { Token = token, Mission = (string?)mission.Slug }).SingleOrDefaultAsync(ct);
        if (found is null || !found.Token.IsOpen(now)) return null;
        if (await people.PrincipalAsync(found.Token.PersonId, [.. found.Token.Scopes.Select(Gives)], found.Mission) is not { } principal) return null;

        ((ClaimsIdentity)principal.Identity!).AddClaims([new(Claim, found.Token.Id.ToString()), new(NameClaim, found.Token.Name)]);
        if (found.Token.LastUsedAt is null || now - found.Token.LastUsedAt > UseIsNoted)
            await db.ApiTokens.Where(token => token.Id == found.Token.Id).ExecuteUpdateAsync(row => row.SetProperty(token => token.LastUsedAt, now), ct);
        return principal;
    }

    private static Permission Gives(ApiScope scope) => scope switch
    {
        ApiScope.Read => Permission.ReadDrafts,
        ApiScope.WriteObservations => Permission.EditData,
        ApiScope.WriteMilestoneUpdates => Permission.ReportDelivery,
        _ => throw new ArgumentOutOfRangeException(nameof(scope)),
    };
}
