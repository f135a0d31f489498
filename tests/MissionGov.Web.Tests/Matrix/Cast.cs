using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Cli;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Updates;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Matrix;

/// <summary>Somebody of each role, with an account and the posts that go with it.</summary>
/// <param name="Role">Null for the public.</param>
/// <param name="IsForAll">The post covers every mission; else it is for the own mission and the own draft.</param>
public sealed record Actor(string Name, Role? Role, bool IsForAll)
{
    public Guid Id { get; } = Guid.CreateVersion7();

    internal Person Person { get; set; } = Person.Visitor;

    internal ClaimsPrincipal Principal => Role is null ? new(new ClaimsIdentity()) : SignedIn.Principal(Id);
}

/// <summary>Puts the scenes and the people into a database.</summary>
internal static class Cast
{
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

    /// <summary>A database with the stage, and everybody in their posts.</summary>
    public static async Task<string> EnterAsync(IReadOnlyList<Actor> actors)
    {
        var database = await TestPostgres.NewDatabaseAsync();
        await using var services = TestData.UseCases(database);
        await CommandLine.PrepareAsync(services, TestContext.Current.CancellationToken);
        await TestData.ReadAsync(services, async db =>
        {
            await Stage.BuildAsync(db);
            foreach (var actor in actors.Where(actor => actor.Role is not null)) Employ(db, actor);
            return await db.SaveChangesAsync();
        });
        await PublishAsync(services);
        return database;
    }

    /// <summary>In each mission its unit's lead has published an update once.</summary>
    private static async Task PublishAsync(IServiceProvider services)
    {
        var lead = Guid.CreateVersion7();
        await TestData.ReadAsync(services, async db =>
        {
            db.Users.Add(Account(lead));
            db.Appointments.Add(new Appointment { PersonId = lead, Role = Role.UnitLead, Title = "Lead of all units", From = new DateOnly(2020, 1, 1) });
            return await db.SaveChangesAsync();
        });
        foreach (var scene in Scene.Held)
        {
            var spare = await TestData.ReadAsync(services, async db => await db.Milestones.FindAsync(scene.SpareId));
            var update = new UpdateEntry(scene.SpareId, spare!.Version, ReportedStatus.OnTime, Note: "As planned.");
            Assert.Null(await TestData.SendAsync(services, new Person(lead, "", []), new PublishUpdates([update]), commandId: scene.UpdateId));
        }
    }

    /// <summary>Makes them known to the program, as a cookie of theirs would.</summary>
    public static async Task SignInAsync(TestApp app, IReadOnlyList<Actor> actors)
    {
        var people = app.Services.GetRequiredService<People>();
        foreach (var actor in actors.Where(actor => actor.Role is not null))
        {
            actor.Person = await people.OfAsync(actor.Principal);
            Assert.NotEmpty(actor.Person.Posts);
        }
    }

    private static void Employ(MissionGovDb db, Actor actor)
    {
        db.Users.Add(Account(actor.Id));
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

    /// <summary>An account that nobody can sign in to by a form.</summary>
    public static Account Account(Guid id) =>
        new() { Id = id, Name = "Somebody", UserName = $"{id}@example.org", NormalizedUserName = $"{id}@EXAMPLE.ORG".ToUpperInvariant(), Email = $"{id}@example.org", SecurityStamp = SignedIn.Stamp(id) };
}
