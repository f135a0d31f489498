using System.Buffers.Text;
using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Cli;
using MissionGov.Web.Data;
using MissionGov.Web.Features.ApiTokens;
using MissionGov.Web.Features.Calendar;
using MissionGov.Web.Features.Milestones;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Features.Updates;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Matrix;

/// <summary>Somebody of each role, with an account and the posts that go with it.</summary>
/// <param name="Role">Null for the public.</param>
/// <param name="IsForAll">The post covers every mission; else it is for the own mission and the own draft.</param>
/// <param name="IsProved">They have proved who they are within the last minutes.</param>
public sealed record Actor(string Name, Role? Role, bool IsForAll, bool IsProved = true)
{
    public Guid Id { get; } = Guid.CreateVersion7();

    internal Person Person { get; set; } = Person.Visitor;

    internal ClaimsPrincipal Principal => Role is null ? new(new ClaimsIdentity()) : SignedIn.Principal(Id, IsProved ? new TestClock().Now : default);

    /// <summary>Their API token, which may do all that they may.</summary>
    internal string Token { get; } = TokenSignIn.NewSecret();

    /// <summary>The id of a passkey of theirs, as a page sends it.</summary>
    internal string Passkey => Base64Url.EncodeToString(Id.ToByteArray());
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
        new("analyst of one", Role.Analyst, IsForAll: false),
        new("auditor", Role.Auditor, IsForAll: true),
        new("auditor of one", Role.Auditor, IsForAll: false),
        new("administrator", Role.Administrator, IsForAll: true),
        new("administrator, proof too old", Role.Administrator, IsForAll: true, IsProved: false),
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
        await ImportAsync(services);
        foreach (var actor in actors.Where(actor => actor.Role is not null)) Assert.Null(await TestData.SendAsync(services, new Person(actor.Id, "", []), new ChangeCalendarAddress(Wanted: true)));
        foreach (var actor in actors.Where(actor => actor.Role is not null)) await EquipAsync(services, actor);
        return database;
    }

    private static async Task EquipAsync(IServiceProvider services, Actor actor)
    {
        var id = actor.Role == Role.Contributor ? Known.TokenId : Guid.CreateVersion7();
        Assert.Null(await TestData.SendAsync(services, new Person(actor.Id, "", []), new MakeApiToken(id, new ApiTokenWish("All", Enum.GetValues<ApiScope>(), null, ApiToken.MostDays), TokenSignIn.Hash(actor.Token))));
    }

    /// <summary>In each mission its unit's lead has published an update once, and given a milestone another name.</summary>
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
            var (named, renamed) = (new MilestoneWording($"Follower {scene.Canary}", scene.Owner, null, scene.Target), new MilestoneWording($"Follower {scene.Canary} anew", scene.Owner, null, scene.Target));
            Assert.Null(await TestData.SendAsync(services, new Person(lead, "", []), new ReviseMilestone(scene.FollowerId, renamed, named), commandId: scene.RevisionId));
        }
    }

    private static async Task ImportAsync(IServiceProvider services)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, $"indicator,place,period,value\n{Known.Indicator},K02000001,2023,49\n{Known.Indicator},K02000001,2024,50\n", TestContext.Current.CancellationToken);
        Assert.Null(await TestData.SendAsync(services, Person.CommandLine, new ImportObservations(new ImportFile(path, "figures.csv")), commandId: Known.ImportId));
        File.Delete(path);
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
        db.UserPasskeys.Add(new() { UserId = actor.Id, CredentialId = actor.Id.ToByteArray(), Data = new() { PublicKey = [1], Name = "Work phone", AttestationObject = [], ClientDataJson = [] } });
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
