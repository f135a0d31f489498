using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain.People;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Administration;

namespace MissionGov.Tests;

/// <summary>People with accounts and posts, made as an administrator would.</summary>
internal static class Staff
{
    public const string Password = "harbour violin seventeen moss";

    private static readonly DateOnly New = new(2026, 1, 1);

    public static async Task<Guid> AddAsync(TestApp app, string email, Role role = Role.UnitLead, string? mission = "nhs", string title = "NHS unit lead")
    {
        var id = Guid.CreateVersion7();
        Assert.Null(await app.SendAsync(Person.CommandLine, new InvitePerson(id, "Ada Lovelace", email)));
        Guid? missionId = mission is null ? null : await app.ReadAsync(db => db.Missions.Where(found => found.Slug == mission).Select(found => found.Id).SingleAsync());
        Assert.Null(await app.SendAsync(Person.CommandLine, new AppointPerson(id, role, missionId, title, New, null)));
        await app.WithAccountsAsync(async accounts => Assert.True((await accounts.AddPasswordAsync((await accounts.FindByIdAsync(id.ToString()))!, Password)).Succeeded));
        return id;
    }

    public static Task<Guid> AddAdministratorAsync(TestApp app, string email) => AddAsync(app, email, Role.Administrator, null, "Administrator");

    public static async Task WithAccountsAsync(this TestApp app, Func<UserManager<Account>, Task> with)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await with(scope.ServiceProvider.GetRequiredService<UserManager<Account>>());
    }

    /// <summary>The program without the demo's roles, over data that are there.</summary>
    public static async Task<TestApp> PlainAppAsync(Action<IServiceCollection>? with = null, params (string Key, string? Value)[] settings)
    {
        // A browser counts the days of cookies by the real clock. It is set before the start, or a code made at the start has run out at once.
        var app = TestApp.On(await TestData.DemoAsync(), services =>
        {
            ((TestClock)services.Last(one => one.ServiceType == typeof(TimeProvider)).ImplementationInstance!).Now = DateTimeOffset.UtcNow;
            with?.Invoke(services);
        }, [("MissionGov:Demo", "false"), .. settings]);
        await TestApp.UntilAsync(() => app.DataVersion > 0, "ready");
        return app;
    }
}
