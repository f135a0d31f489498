using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.People;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.ApiTokens;

/// <summary>Which programs come in as me? An administrator sees everybody's that still work.</summary>
internal sealed record GetApiTokens : IQuery<ApiTokensView>;

/// <param name="HasAccount">A role of the demo has none: anybody may take it.</param>
/// <param name="Missions">Those that a token can be limited to.</param>
/// <param name="Others">Of other people, for an administrator.</param>
public sealed record ApiTokensView(bool HasAccount, IReadOnlyList<ApiTokenRow> Own, IReadOnlyList<ApiTokenMission> Missions, IReadOnlyList<ApiTokenRow> Others);

public sealed record ApiTokenMission(Guid Id, string Name);

/// <param name="Mission">Null for all missions of its person.</param>
/// <param name="Person">Whose it is.</param>
public sealed record ApiTokenRow(Guid Id, string Name, IReadOnlyList<ApiScope> Scopes, string? Mission, DateTimeOffset MadeAt, DateTimeOffset EndsAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt, bool IsOpen, string Person);

internal sealed class GetApiTokensHandler(MissionGovDb db, TimeProvider clock) : QueryHandler<GetApiTokens, ApiTokensView>
{
    internal override Permission Requires => Permission.ManageOwnAccount;

    internal override async Task<ApiTokensView> ReadAsync(GetApiTokens query, Person person, CancellationToken ct)
    {
        if (person.Id is not { } id || !await db.Users.AnyAsync(account => account.Id == id, ct)) return new(false, [], [], []);
        var all = person.May(Permission.Administer, mission: null);
        var now = clock.GetUtcNow();
        var found = await (
            from token in db.ApiTokens.AsNoTracking()
            where token.PersonId == id || (all && token.RevokedAt == null && token.EndsAt > now)
            join account in db.Users on token.PersonId equals account.Id
            join mission in db.Missions.IgnoreQueryFilters() on token.MissionId equals (Guid?)mission.Id into missions
            from mission in missions.DefaultIfEmpty()
            orderby token.MadeAt descending
            select new { Token = token, Mission = (string?)mission.Name, account.Name }).ToListAsync(ct);
        var rows = found.ToLookup(one => one.Token.PersonId == id, one => new ApiTokenRow(
            one.Token.Id, one.Token.Name, one.Token.Scopes, one.Mission, one.Token.MadeAt, one.Token.EndsAt, one.Token.LastUsedAt, one.Token.RevokedAt, one.Token.IsOpen(now), one.Name));
        var missionsHeld = await db.Missions.OrderBy(mission => mission.Name).Select(mission => new { mission.Id, mission.Name, mission.Slug }).ToListAsync(ct);
        return new(
            true,
            [.. rows[true].OrderBy(row => !row.IsOpen)],
            [.. missionsHeld.Where(mission => person.Posts.Any(post => post.Mission is null || post.Mission == mission.Slug)).Select(mission => new ApiTokenMission(mission.Id, mission.Name))],
            [.. rows[false]]);
    }
}
