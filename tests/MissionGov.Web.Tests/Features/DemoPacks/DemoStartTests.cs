using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Cli;
using MissionGov.Web.Data;
using MissionGov.Web.Features.DemoPacks;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Features.DemoPacks;

/// <summary>Starts of a program that nobody configured, one after another on the same database.</summary>
public sealed class DemoStartTests : IAsyncLifetime
{
    private string _database = "";

    public async ValueTask InitializeAsync()
    {
        _database = await TestPostgres.NewDatabaseAsync();
        await using var services = Services();
        await CommandLine.PrepareAsync(services, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_first_start_loads_the_demo_and_later_ones_keep_its_day()
    {
        Assert.True(await StartAsync());
        Assert.NotEqual(0, await MissionsAsync());
        Assert.True(await StartAsync());
    }

    [Fact]
    public async Task A_demo_that_was_removed_stays_away()
    {
        await StartAsync();
        await using (var services = Services())
            foreach (var name in DemoPack.Names) Assert.Null(await TestData.SendAsync(services, Person.CommandLine, new RemoveDemoPack(name)));

        Assert.False(await StartAsync());
        Assert.Equal(0, await MissionsAsync());
    }

    [Fact]
    public async Task A_first_import_means_that_this_is_no_demo()
    {
        await TestData.ExecuteAsync(_database, """
            insert into import_batches (file_name, hash, layout, known_on, imported_at, imported_by, rows, "new", revised, unchanged, withdrawn)
            values ('mine.csv', '', 'tidy', '2026-01-01', now(), 'command line', 0, 0, 0, 0, 0)
            """);

        Assert.False(await StartAsync());
        Assert.Equal(0, await MissionsAsync());
    }

    [Fact]
    public async Task A_command_before_the_first_start_is_no_demo_and_one_after_it_has_its_day()
    {
        Assert.False(await JoinAsync());
        await StartAsync();
        Assert.True(await JoinAsync());
    }

    private async Task<bool> JoinAsync()
    {
        await using var services = Services();
        await using var scope = services.CreateAsyncScope();
        await services.GetRequiredService<DemoStart>().JoinAsync(scope.ServiceProvider, TestContext.Current.CancellationToken);
        return services.GetRequiredService<DemoMode>().IsOn;
    }

    private async Task<bool> StartAsync()
    {
        await using var services = Services();
        await services.GetRequiredService<DatabaseSetup>().RunAsync(services.GetRequiredService<DemoStart>().PrepareAsync, TestContext.Current.CancellationToken);
        return services.GetRequiredService<DemoMode>().IsOn;
    }

    private async Task<int> MissionsAsync()
    {
        await using var services = Services();
        return await TestData.ReadAsync(services, db => db.Missions.CountAsync());
    }

    private ServiceProvider Services() => new ServiceCollection()
        .AddLogging()
        .AddUseCases(new Configured(_database, Demo: null, Today: null), new DatabaseAddress(_database, Embedded: true))
        .AddScoped<CurrentPerson, AtTheServer>()
        .BuildServiceProvider();
}
