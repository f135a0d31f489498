using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Cli;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;
using Npgsql;

namespace MissionGov.Tests;

/// <summary>Databases with the tables, or with the demo packs in them; loaded once, then copied.</summary>
internal static class TestData
{
    private static readonly Lazy<Task<string>> Demo = new(() => Task.Run(LoadDemoAsync));

    /// <summary>A database of one's own that holds both demo packs.</summary>
    public static async Task<string> DemoAsync() => await TestPostgres.NewDatabaseAsync(await Demo.Value);

    /// <summary>The use cases without a server, for whoever can run the program.</summary>
    public static ServiceProvider UseCases(string database) => new ServiceCollection()
        .AddLogging()
        .AddUseCases(new Configured(database, Demo: null, Today: null), new DatabaseAddress(database, Embedded: false))
        .AddScoped<CurrentPerson, AtTheServer>()
        .CompileQueriesOnce()
        .BuildServiceProvider();

    /// <summary>EF keeps its model and what it compiled for each address of a data source, and a run has hundreds of databases. Of a connection it asks no address.</summary>
    public static IServiceCollection CompileQueriesOnce(this IServiceCollection services) => services
        .RemoveAll<IDbContextOptionsConfiguration<MissionGovDb>>()
        .ConfigureDbContext<MissionGovDb>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>().CreateConnection(), contextOwnsConnection: true));

    /// <summary>Sends a command as somebody, through the door that pages use.</summary>
    public static async Task<Problem?> SendAsync<TCommand>(IServiceProvider services, Person person, TCommand command, string reason = "", Guid? commandId = null)
        where TCommand : ICommand
    {
        await using var scope = services.CreateAsyncScope();
        var acting = new ActingAs(person, scope.ServiceProvider);
        return await ActivatorUtilities.CreateInstance<Mediator>(scope.ServiceProvider, acting).SendAsync(command, reason, commandId);
    }

    /// <summary>Asks as somebody, through the door that pages use.</summary>
    public static async Task<TView> AskAsync<TView>(IServiceProvider services, Person person, IQuery<TView> query)
    {
        await using var scope = services.CreateAsyncScope();
        var acting = new ActingAs(person, scope.ServiceProvider);
        return await ActivatorUtilities.CreateInstance<Mediator>(scope.ServiceProvider, acting).AskAsync(query);
    }

    public static async Task<T> ReadAsync<T>(IServiceProvider services, Func<MissionGovDb, Task<T>> read)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();
        db.Sees = null;
        return await read(db);
    }

    public static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> LoadDemoAsync()
    {
        var database = await TestPostgres.NewDatabaseAsync();
        await using var services = UseCases(database);
        await CommandLine.PrepareAsync(services, CancellationToken.None);
        await services.GetRequiredService<IDemoLoad>().LoadAsync(CancellationToken.None);
        return database;
    }

    private sealed class ActingAs(Person person, IServiceProvider services) : CurrentPerson(services.GetRequiredService<CurrentPrincipal>(), services.GetRequiredService<People>())
    {
        public override Task<Person> GetAsync() => Task.FromResult(person);
    }
}
