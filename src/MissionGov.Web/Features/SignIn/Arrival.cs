using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.SignIn;

/// <summary>Compares what the provider says about a person with what is known: the posts of their groups, and nothing that an administrator gave by hand.</summary>
internal sealed partial class Arrival(MissionGovDb db, UserManager<Account> accounts, Configured settings, TimeProvider clock, ILogger<Arrival> log)
{
    /// <summary>Most sign-ins change nothing, and are no event.</summary>
    public async Task<bool> IsNewsAsync(ComeIn command, CancellationToken ct)
    {
        if (await accounts.FindByLoginAsync(ProviderRoutes.Scheme, command.Key) is not { } account) return true;
        if ((account.Name, account.Email) != (command.Name, command.Email)) return true;
        var (gained, lost) = await PostsAsync(account.Id, command.Groups, LondonDay.Of(clock.GetUtcNow()), ct);
        return gained.Count + lost.Count > 0;
    }

    public async Task<(List<Appointment> Gained, List<Appointment> Lost)> PostsAsync(Guid account, IReadOnlyList<string> groups, DateOnly day, CancellationToken ct)
    {
        var missions = await db.Missions.IgnoreQueryFilters().ToDictionaryAsync(mission => mission.Slug, mission => mission.Id, ct);
        var wanted = new HashSet<(Role, Guid?, string)>();
        foreach (var post in settings.Oidc!.Posts.Where(post => groups.Contains(post.Group)))
        {
            if (post.Mission is null) wanted.Add((post.Role, null, post.Title));
            else if (missions.TryGetValue(post.Mission, out var mission)) wanted.Add((post.Role, mission, post.Title));
            else LogNoMission(post.Group, post.Mission);
        }

        var held = (await db.Appointments.Where(post => post.PersonId == account && post.ByGroup).ToListAsync(ct)).Where(post => post.IsHeldOn(day)).ToList();
        return (
            [.. wanted.Where(post => !held.Exists(has => (has.Role, has.MissionId, has.Title) == post)).Select(post => new Appointment { PersonId = account, Role = post.Item1, MissionId = post.Item2, Title = post.Item3, From = day, ByGroup = true })],
            [.. held.Where(has => !wanted.Contains((has.Role, has.MissionId, has.Title)))]);
    }

    [LoggerMessage(LogLevel.Warning, "The group {Group} is to hold a post of the mission {Mission}, which is not here.")]
    private partial void LogNoMission(string group, string mission);
}
