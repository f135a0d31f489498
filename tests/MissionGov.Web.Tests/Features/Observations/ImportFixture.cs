using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Cli;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Features.Observations;

/// <summary>A database with its tables, copied for each test, and the doors to it.</summary>
public sealed class ImportFixture : IAsyncLifetime
{
    private string _template = "";

    public async ValueTask InitializeAsync()
    {
        _template = await TestPostgres.NewDatabaseAsync();
        await using var services = Services(_template, Person.CommandLine);
        await CommandLine.PrepareAsync(services, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal async Task<ImportApp> NewAsync(Person? person = null)
    {
        var database = await TestPostgres.NewDatabaseAsync(_template);
        return new(Services(database, person ?? Person.CommandLine), database);
    }

    private static ServiceProvider Services(string database, Person person)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddUseCases(new Configured(database, Demo: null, Today: null), new DatabaseAddress(database, Embedded: false));
        services.AddScoped<CurrentPerson>(provider => new Acting(person, provider)).CompileQueriesOnce();
        var built = services.BuildServiceProvider();
        built.GetRequiredService<DemoMode>().TurnOn(new DateOnly(2026, 2, 1));
        return built;
    }

    private sealed class Acting(Person person, IServiceProvider services) : CurrentPerson(services.GetRequiredService<CurrentPrincipal>(), services.GetRequiredService<People>())
    {
        public override Task<Person> GetAsync() => Task.FromResult(person);
    }
}

/// <summary>One test's database, through the doors that pages and the command line use.</summary>
internal sealed class ImportApp(ServiceProvider services, string connectionString) : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("missiongov-import-").FullName;

    public IServiceProvider Services => services;

    public string ConnectionString => connectionString;

    public ImportFile File(string text, string name = "figures.csv") => File(System.Text.Encoding.UTF8.GetBytes(text), name);

    public ImportFile File(byte[] bytes, string name = "figures.csv")
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}-{name}");
        System.IO.File.WriteAllBytes(path, bytes);
        return new(path, name);
    }

    public async Task<Problem?> ImportAsync(ImportFile file, Guid? id = null, CancellationToken? ct = null)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Mediator>().SendAsync(new ImportObservations(file), commandId: id, ct: ct ?? TestContext.Current.CancellationToken);
    }

    public async Task<ObservationsImported> ImportedAsync(ImportFile file)
    {
        var id = Guid.CreateVersion7();
        Assert.Null(await ImportAsync(file, id));
        return (await AskAsync(new GetImport(id)))!;
    }

    public Task<ImportPreview> PreviewAsync(ImportFile file) => AskAsync(new PreviewImport(file));

    public async Task<TView> AskAsync<TView>(IQuery<TView> query)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Mediator>().AskAsync(query, TestContext.Current.CancellationToken);
    }

    public async Task<T> ReadAsync<T>(Func<MissionGovDb, Task<T>> read)
    {
        await using var scope = services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<MissionGovDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
