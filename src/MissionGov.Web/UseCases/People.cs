using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;

namespace MissionGov.Web.UseCases;

/// <summary>Who an account is now. A cookie only names the account: its rights are read again at every new data version, and by every command, so that who is disabled or loses a post loses its powers at once.</summary>
internal sealed partial class People(IServiceScopeFactory scopes, ChangeFeed feed, DemoMode demo, TimeProvider clock, ILogger<People> log)
{
    private static readonly string StampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;

    // What Identity saves by itself, such as a new password, raises no data version.
    private static readonly TimeSpan LongestKnown = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, Known> _known = new();

    /// <summary>Claim of a sign-in that allows only so much; one for each permission.</summary>
    public const string OnlyClaim = "only";

    /// <summary>Claim of a sign-in that reaches one mission.</summary>
    public const string WithinClaim = "within";

    public async ValueTask<Person> OfAsync(ClaimsPrincipal? principal)
    {
        List<Permission> only = [.. principal?.FindAll(OnlyClaim).Select(claim => Enum.Parse<Permission>(claim.Value)) ?? []];
        if (Personas.Of(principal) is { } persona) return !demo.IsOn ? Person.Visitor : only.Count > 0 ? persona with { Only = only } : persona;
        if (!Guid.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return Person.Visitor;
        var claimed = principal!.FindFirstValue(StampClaim);
        var known = await FindAsync(id);

        // Whoever has just signed in anew may be ahead of what is known here.
        if (known.Stamp != claimed) known = await FindAsync(id, again: true);
        if (known.Stamp is null || known.Stamp != claimed) return Person.Visitor;
        return only.Count > 0 ? known.Person.Limited(only, principal.FindFirstValue(WithinClaim)) : known.Person;
    }

    /// <summary>A way in for somebody who may do only so much; null for who has no way in.</summary>
    /// <param name="within">The mission that it is limited to.</param>
    public async Task<ClaimsPrincipal?> PrincipalAsync(Guid id, IReadOnlyList<Permission> only, string? within = null)
    {
        IEnumerable<Claim> limits = [.. only.Select(permission => new Claim(OnlyClaim, permission.ToString())), .. within is null ? Enumerable.Empty<Claim>() : [new Claim(WithinClaim, within)]];
        if (Personas.All.FirstOrDefault(persona => persona.Id == id) is { } persona)
        {
            var principal = Personas.ToPrincipal(persona);
            principal.Identities.Single().AddClaims(limits);
            return demo.IsOn ? principal : null;
        }

        return await FindAsync(id) is { Stamp: { } stamp }
            ? new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, id.ToString()), new Claim(StampClaim, stamp), .. limits], "link"))
            : null;
    }

    /// <summary>The same person as the database has them in this very transaction; one without an account stays as they are.</summary>
    public async Task<Person> AgainAsync(Person person, MissionGovDb db, CancellationToken ct) =>
        person.Id is { } id && Personas.All.All(persona => persona.Id != id) ? (await ReadAsync(id, db, ct)).Person.Limited(person.Only, person.Within) with { Through = person.Through } : person;

    /// <summary>Whose id it is, for what is done on their behalf; null for an account that is not there or disabled.</summary>
    public async Task<Person?> ByIdAsync(Guid id, MissionGovDb db, CancellationToken ct)
    {
        if (demo.IsOn && Personas.All.FirstOrDefault(persona => persona.Id == id) is { } persona) return persona;
        return (await ReadAsync(id, db, ct)).Person is { Id: not null } person ? person : null;
    }

    private async ValueTask<Known> FindAsync(Guid id, bool again = false)
    {
        var (version, now) = (feed.Version, clock.GetUtcNow());
        if (!again && version > 0 && _known.TryGetValue(id, out var known) && known.Version == version && now - known.At < LongestKnown && LondonDay.Of(known.At) == Today) return known;

        // It stands before every page: a fault that passes must not cost one.
        var read = await PassingFaults.OutlastAsync(
            async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                return await ReadAsync(id, scope.ServiceProvider.GetRequiredService<MissionGovDb>(), CancellationToken.None);
            },
            fault => LogRetry(fault.Message),
            CancellationToken.None);
        return _known[id] = read with { Version = version, At = now };
    }

    private async Task<Known> ReadAsync(Guid id, MissionGovDb db, CancellationToken ct)
    {
        var today = Today;
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(account => account.Id == id && account.DisabledAt == null, ct);
        if (account is null) return new Known(Person.Visitor, null);

        var held = await (
            from appointment in db.Appointments
            where appointment.PersonId == id && appointment.From <= today && (appointment.Until == null || appointment.Until >= today)
            join mission in db.Missions.IgnoreQueryFilters() on appointment.MissionId equals (Guid?)mission.Id into missions
            from mission in missions.DefaultIfEmpty()
            orderby appointment.Role, appointment.Title
            select new { appointment.Role, appointment.MissionId, mission.Slug, appointment.Title }).ToListAsync(ct);
        List<Post> posts = [.. held.Where(post => post.MissionId is null || post.Slug is not null).Select(post => new Post(post.Role, post.Slug, post.Title))];
        return new Known(new Person(id, posts is [var first, ..] ? first.Title : "Signed in", posts), account.SecurityStamp);
    }

    [LoggerMessage(LogLevel.Warning, "Who somebody is, is read again: {Fault}")]
    private partial void LogRetry(string fault);

    private DateOnly Today => LondonDay.Of(clock.GetUtcNow());

    /// <param name="Stamp">Changes when the account's sign-ins are to end; null for an account that is not there or disabled.</param>
    private sealed record Known(Person Person, string? Stamp, long Version = 0, DateTimeOffset At = default);
}
