using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;

namespace MissionGov.Web.UseCases;

/// <summary>Who an account is now. A cookie only names the account: its rights are read again at every new data version, and by every command, so that who is disabled or loses a post loses its powers at once.</summary>
internal sealed class People(IServiceScopeFactory scopes, ChangeFeed feed, DemoMode demo, TimeProvider clock)
{
    private static readonly string StampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;

    private readonly ConcurrentDictionary<Guid, Known> _known = new();

    /// <summary>Claim of a sign-in that allows only so much; one for each permission.</summary>
    public const string OnlyClaim = "only";

    public async ValueTask<Person> OfAsync(ClaimsPrincipal? principal)
    {
        if (Personas.Of(principal) is { } persona) return demo.IsOn ? persona : Person.Visitor;
        if (!Guid.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return Person.Visitor;
        var known = await FindAsync(id);
        if (known.Stamp is not { } stamp || stamp != principal!.FindFirstValue(StampClaim)) return Person.Visitor;
        List<Permission> only = [.. principal.FindAll(OnlyClaim).Select(claim => Enum.Parse<Permission>(claim.Value))];
        return only.Count > 0 ? known.Person with { Only = only } : known.Person;
    }

    /// <summary>The same person as the database has them in this very transaction; one without an account stays as they are.</summary>
    public async Task<Person> AgainAsync(Person person, MissionGovDb db, CancellationToken ct) =>
        person.Id is { } id && !Personas.All.Contains(person) ? (await ReadAsync(id, db, ct)).Person with { Only = person.Only } : person;

    /// <summary>Whose id it is, for what is done on their behalf; null for an account that is not there or disabled.</summary>
    public async Task<Person?> ByIdAsync(Guid id, MissionGovDb db, CancellationToken ct)
    {
        if (demo.IsOn && Personas.All.FirstOrDefault(persona => persona.Id == id) is { } persona) return persona;
        return (await ReadAsync(id, db, ct)).Person is { Id: not null } person ? person : null;
    }

    private async ValueTask<Known> FindAsync(Guid id)
    {
        var (version, today) = (feed.Version, Today);
        if (version > 0 && _known.TryGetValue(id, out var known) && (known.Version, known.Day) == (version, today)) return known;

        await using var scope = scopes.CreateAsyncScope();
        var read = await ReadAsync(id, scope.ServiceProvider.GetRequiredService<MissionGovDb>(), CancellationToken.None);
        return _known[id] = read with { Version = version };
    }

    private async Task<Known> ReadAsync(Guid id, MissionGovDb db, CancellationToken ct)
    {
        var today = Today;
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(account => account.Id == id && account.DisabledAt == null, ct);
        if (account is null) return new Known(Person.Visitor, null, 0, today);

        var held = await (
            from appointment in db.Appointments
            where appointment.PersonId == id && appointment.From <= today && (appointment.Until == null || appointment.Until >= today)
            join mission in db.Missions.IgnoreQueryFilters() on appointment.MissionId equals (Guid?)mission.Id into missions
            from mission in missions.DefaultIfEmpty()
            orderby appointment.Role, appointment.Title
            select new { appointment.Role, appointment.MissionId, mission.Slug, appointment.Title }).ToListAsync(ct);
        List<Post> posts = [.. held.Where(post => post.MissionId is null || post.Slug is not null).Select(post => new Post(post.Role, post.Slug, post.Title))];
        return new Known(new Person(id, posts is [var first, ..] ? first.Title : "Signed in", posts), account.SecurityStamp, 0, today);
    }

    private DateOnly Today => StatusClock.DayIn(clock.GetUtcNow());

    /// <param name="Stamp">Changes when the account's sign-ins are to end; null for an account that is not there or disabled.</param>
    private sealed record Known(Person Person, string? Stamp, long Version, DateOnly Day);
}
