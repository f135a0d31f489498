using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Data;

namespace MissionGov.Web.UseCases;

/// <summary>Links that open one person's updates without signing in: for seven days, once, and no more than that.</summary>
internal sealed class UpdateLinks(MissionGovDb db, TimeProvider clock)
{
    public const string Address = "/me/updates/link/";

    /// <summary>Stands in a mail that waits: the link itself is made when the mail is sent, so that the outbox opens nothing.</summary>
    public const string ToBeMade = Address + "to-be-made";

    private const int TokenBytes = 32;

    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(7);

    /// <returns>The link's path. Nobody can find it out again: only its hash is kept.</returns>
    public async Task<string> MakeAsync(Guid person, CancellationToken ct)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync($"delete from update_links where ends_at < {now}", ct);
        await db.Database.ExecuteSqlAsync($"insert into update_links (id, person_id, token_hash, made_at, ends_at) values ({Guid.CreateVersion7()}, {person}, {Hash(token)}, {now}, {now + GoodFor})", ct);
        return Address + token;
    }

    /// <returns>Whose updates it would open; null where it opens nothing any more.</returns>
    public Task<Guid?> HolderAsync(string token, CancellationToken ct)
    {
        var (hash, now) = (Hash(token), clock.GetUtcNow());
        return db.UpdateLinks.Where(link => link.TokenHash == hash && link.UsedAt == null && link.RevokedAt == null && link.EndsAt > now).Select(link => (Guid?)link.PersonId).SingleOrDefaultAsync(ct);
    }

    /// <summary>Uses the link up. Of two at once one gets in.</summary>
    /// <returns>Whose updates it opens; null where it is used, revoked, over, or was never made.</returns>
    public async Task<Guid?> UseAsync(string token, CancellationToken ct)
    {
        var (hash, now) = (Hash(token), clock.GetUtcNow());
        var used = await db.UpdateLinks.Where(link => link.TokenHash == hash && link.UsedAt == null && link.RevokedAt == null && link.EndsAt > now)
            .ExecuteUpdateAsync(change => change.SetProperty(link => link.UsedAt, now), ct);
        return used == 1 ? await db.UpdateLinks.Where(link => link.TokenHash == hash).Select(link => link.PersonId).SingleAsync(ct) : null;
    }

    public Task RevokeAsync(string token, CancellationToken ct)
    {
        var (hash, now) = (Hash(token), clock.GetUtcNow());
        return db.UpdateLinks.Where(link => link.TokenHash == hash && link.UsedAt == null).ExecuteUpdateAsync(change => change.SetProperty(link => link.RevokedAt, now), ct);
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
