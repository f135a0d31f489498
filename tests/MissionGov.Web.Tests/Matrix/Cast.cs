using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Matrix;

/// <summary>Somebody of each role, with an account and the posts that go with it.</summary>
/// <param name="Role">Null for the public.</param>
/// <param name="IsForAll">The post covers every mission; else it is for the own mission and the own draft.</param>
public sealed record Actor(string Name, Role? Role, bool IsForAll)
{
    public Guid Id { get; } = Guid.CreateVersion7();

    internal Person Person { get; set; } = Person.Visitor;

    internal ClaimsPrincipal Principal { get; } = new(new ClaimsIdentity());
}

/// <summary>Puts the scenes and the people into a database.</summary>
internal static class Cast
{
    private const string Scheme = "Identity.Application";

    public static IReadOnlyList<Actor> Make() =>
    [
        new("public", null, IsForAll: false),
        new("contributor", Role.Contributor, IsForAll: false),
        new("unit lead", Role.UnitLead, IsForAll: false),
        new("SRO", Role.SeniorResponsibleOwner, IsForAll: false),
        new("minister of one", Role.Minister, IsForAll: false),
        new("minister", Role.Minister, IsForAll: true),
        new("analyst", Role.Analyst, IsForAll: true),
        new("auditor", Role.Auditor, IsForAll: true),
        new("administrator", Role.Administrator, IsForAll: true),
    ];

    /// <summary>Builds the stage and gives everybody their posts, before the program starts.</summary>
    public static async Task EnterAsync(string database, IReadOnlyList<Actor> actors)
    {
        await using var services = TestData.UseCases(database);
        await TestData.ReadAsync(services, async db =>
        {
            await Stage.BuildAsync(db);
            foreach (var actor in actors.Where(actor => actor.Role is not null)) Employ(db, actor);
            return await db.SaveChangesAsync();
        });
    }

    /// <summary>Makes them known to the program, as a cookie of theirs would.</summary>
    public static async Task SignInAsync(TestApp app, IReadOnlyList<Actor> actors)
    {
        var people = app.Services.GetRequiredService<People>();
        foreach (var actor in actors.Where(actor => actor.Role is not null))
        {
            actor.Principal.AddIdentity(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, actor.Id.ToString()), new Claim(new ClaimsIdentityOptions().SecurityStampClaimType, Stamp(actor))], Scheme));
            actor.Person = await people.OfAsync(actor.Principal);
            Assert.NotEmpty(actor.Person.Posts);
        }
    }

    private static void Employ(MissionGovDb db, Actor actor)
    {
        db.Users.Add(new Account { Id = actor.Id, Name = actor.Name, UserName = $"{actor.Name}@example.org", NormalizedUserName = $"{actor.Name}@example.org".ToUpperInvariant(), Email = $"{actor.Name}@example.org", SecurityStamp = Stamp(actor) });
        Guid?[] missions = actor.IsForAll ? [null] : [Scene.Own.MissionId, Scene.OwnDraft.MissionId];
        db.Appointments.AddRange(missions.Select(mission => new Appointment
        {
            PersonId = actor.Id,
            MissionId = mission,
            Role = actor.Role!.Value,
            Title = actor.Role == Role.Contributor ? Scene.Own.Owner : actor.Name,
            From = new DateOnly(2020, 1, 1),
        }));
    }

    private static string Stamp(Actor actor) => $"stamp-{actor.Id}";
}
