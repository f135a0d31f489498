using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Administration;

/// <summary>One person as an administrator sees them; null when there is no such account.</summary>
internal sealed record GetPerson(Guid AccountId) : IQuery<PersonView?>;

/// <param name="Held">Posts of today and later first, then those of the past.</param>
public sealed record PersonView(Guid Id, string Name, string Email, PersonState State, bool HasAuthenticator, int Passkeys, string? Provider, IReadOnlyList<HeldPost> Held, IReadOnlyList<MissionChoice> Missions, DateOnly Today);

public sealed record HeldPost(Guid Id, Role Role, string Title, string? Mission, DateOnly From, DateOnly? Until, bool ByGroup, bool IsOver)
{
    /// <summary>What a group of the organisation gave, only the organisation takes away.</summary>
    public bool MayBeEnded => !IsOver && !ByGroup;
}

public sealed record MissionChoice(Guid Id, string Name);

internal sealed class GetPersonHandler(MissionGovDb db, TimeProvider clock) : QueryHandler<GetPerson, PersonView?>
{
    internal override Permission Requires => Permission.Administer;

    internal override async Task<PersonView?> ReadAsync(GetPerson query, Person person, CancellationToken ct)
    {
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(account => account.Id == query.AccountId, ct) is not { } account) return null;
        var today = LondonDay.Of(clock.GetUtcNow());
        var missions = await db.Missions.IgnoreQueryFilters().OrderBy(mission => mission.Name).Select(mission => new MissionChoice(mission.Id, mission.Name)).ToListAsync(ct);
        var posts = await db.Appointments.AsNoTracking().Where(post => post.PersonId == account.Id).ToListAsync(ct);
        var provider = await db.UserLogins.Where(login => login.UserId == account.Id).Select(login => login.ProviderDisplayName).FirstOrDefaultAsync(ct);
        return new(
            account.Id,
            account.Name,
            account.Email ?? "",
            GetPeopleHandler.StateOf(account, provider is not null),
            account.TwoFactorEnabled,
            await db.UserPasskeys.CountAsync(passkey => passkey.UserId == account.Id, ct),
            provider,
            [.. posts.Select(post => new HeldPost(post.Id, post.Role, post.Title, missions.Find(mission => mission.Id == post.MissionId)?.Name, post.From, post.Until, post.ByGroup, post.Until < today)).OrderBy(post => post.IsOver).ThenByDescending(post => post.From)],
            missions,
            today);
    }
}
