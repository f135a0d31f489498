using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Administration;

/// <summary>Everybody with an account, and the posts that nobody holds.</summary>
internal sealed record GetPeople : IQuery<PeopleView>;

public sealed record PeopleView(IReadOnlyList<PersonRow> People, IReadOnlyList<VacantPost> Vacant);

public sealed record PersonRow(Guid Id, string Name, string Email, PersonState State, bool HasSecondStep, IReadOnlyList<string> Posts);

/// <param name="Since">The day after its last holder's last.</param>
public sealed record VacantPost(string Title, string? Mission, DateOnly Since);

public enum PersonState
{
    Active,
    Invited,
    Disabled,
    Erased,
}

internal sealed class GetPeopleHandler(MissionGovDb db, TimeProvider clock) : QueryHandler<GetPeople, PeopleView>
{
    internal override Permission Requires => Permission.Administer;

    internal override async Task<PeopleView> ReadAsync(GetPeople query, Person person, CancellationToken ct)
    {
        var today = LondonDay.Of(clock.GetUtcNow());
        var accounts = await db.Users.AsNoTracking().OrderBy(account => account.Name).ToListAsync(ct);
        var posts = await db.Appointments.AsNoTracking().ToListAsync(ct);
        var missions = await db.Missions.IgnoreQueryFilters().ToDictionaryAsync(mission => mission.Id, mission => mission.Name, ct);
        var withPasskey = await db.UserPasskeys.Select(passkey => passkey.UserId).Distinct().ToListAsync(ct);
        var withProvider = await db.UserLogins.Select(login => login.UserId).Distinct().ToListAsync(ct);
        var held = posts.Where(post => post.IsHeldOn(today)).ToLookup(post => post.PersonId);
        return new(
            [.. accounts.Select(account => new PersonRow(
                account.Id,
                account.Name,
                account.Email ?? "",
                StateOf(account, withProvider.Contains(account.Id)),
                account.TwoFactorEnabled || withPasskey.Contains(account.Id) || withProvider.Contains(account.Id),
                [.. held[account.Id].Select(post => post.Title).Order()]))],
            [.. Vacant(posts, today, missions).OrderBy(post => post.Title)]);
    }

    private static IEnumerable<VacantPost> Vacant(List<Appointment> posts, DateOnly today, Dictionary<Guid, string> missions) =>
        from post in posts
        group post by (post.Title, post.MissionId) into holders
        where holders.All(holder => holder.Until < today)
        select new VacantPost(holders.Key.Title, holders.Key.MissionId is { } id ? missions.GetValueOrDefault(id) : null, holders.Max(holder => holder.Until!.Value).AddDays(1));

    internal static PersonState StateOf(Account account, bool hasProvider) => account switch
    {
        { ErasedAt: not null } => PersonState.Erased,
        { DisabledAt: not null } => PersonState.Disabled,
        { PasswordHash: null } when !hasProvider => PersonState.Invited,
        _ => PersonState.Active,
    };
}
