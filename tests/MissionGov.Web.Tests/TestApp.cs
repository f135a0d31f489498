using System.Diagnostics;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Tests;

/// <summary>The real program on Kestrel, over a copy of the demo that no other class shares.</summary>
public sealed class TestApp : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("missiongov-app-").FullName;
    private readonly Dictionary<string, string> _settings = new() { ["MissionGov:Demo"] = "true" };
    private Factory? _factory;
    private X509Certificate2? _certificate;
    private Action<IServiceCollection> _with = _ => { };

    public TestClock Clock { get; } = new();

    /// <summary>Follows no redirect and unpacks nothing, so that a test sees what was sent.</summary>
    public HttpClient Client { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>Where it keeps its keys; a second node of the same database is given the same.</summary>
    internal string Folder => _folder;

    internal string Database { get; private set; } = "";

    internal IServiceProvider Services => _factory!.Services;

    internal long DataVersion => Services.GetRequiredService<ChangeFeed>().Version;

    /// <summary>On a database that the test brings, with the settings it names; not waited for.</summary>
    internal static TestApp On(string database, params (string Key, string? Value)[] settings) => On(database, _ => { }, settings);

    /// <param name="with">Replaces parts of the program, such as one that counts.</param>
    internal static TestApp On(string database, Action<IServiceCollection> with, params (string Key, string? Value)[] settings)
    {
        var app = new TestApp { _with = with };
        foreach (var (key, value) in settings)
            if (value is null) app._settings.Remove(key);
            else app._settings[key] = value;
        app.Start(database);
        return app;
    }

    /// <summary>The same with something in the program exchanged.</summary>
    internal static TestApp With(string database, Action<IServiceCollection> services)
    {
        var app = new TestApp { _with = services };
        app.Start(database);
        return app;
    }

    /// <summary>The same over TLS.</summary>
    internal static TestApp OverTls(string database, X509Certificate2 certificate)
    {
        var app = new TestApp { _certificate = certificate };
        app.Start(database);
        return app;
    }

    public async ValueTask InitializeAsync()
    {
        Start(await TestData.DemoAsync());
        await UntilAsync(() => Services.GetRequiredService<Readiness>().IsReady && DataVersion > 0, "ready");
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (_factory is not null) await _factory.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        for (var waited = Stopwatch.StartNew(); !condition(); await Task.Delay(10))
            if (waited.Elapsed > Patience) throw new TimeoutException($"Not {what} within {Patience.TotalSeconds} s.");
    }

    internal Task<Problem?> SendAsync<TCommand>(Person person, TCommand command, string reason = "", Guid? commandId = null)
        where TCommand : ICommand => TestData.SendAsync(Services, person, command, reason, commandId);

    internal Task<TView> AskAsync<TView>(Person person, IQuery<TView> query) => TestData.AskAsync(Services, person, query);

    internal Task<T> ReadAsync<T>(Func<MissionGovDb, Task<T>> read) => TestData.ReadAsync(Services, read);

    /// <summary>Changes rows behind the product's back, and says that there is something new.</summary>
    internal async Task ChangeAsync(string sql)
    {
        var before = DataVersion;
        await TestData.ExecuteAsync(Database, sql);
        await ReadAsync(async db =>
        {
            await ChangeFeed.AnnounceAsync(db, CancellationToken.None);
            return 0;
        });
        await UntilAsync(() => DataVersion > before, "heard of");
    }

    private void Start(string database)
    {
        Database = database;
        _settings.TryAdd("MissionGov:DataFolder", _folder);
        _factory = new Factory(database, _settings, Clock, _with);
        if (_certificate is null) _factory.UseKestrel(0);
        else _factory.UseKestrel(server => server.Listen(IPAddress.Loopback, 0, door => door.UseHttps(_certificate)));
        _factory.StartServer();
        Address = _factory.ClientOptions.BaseAddress;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    private sealed class Factory(string database, Dictionary<string, string> settings, TestClock clock, Action<IServiceCollection> with) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Testing").UseStaticWebAssets();
            builder.UseSetting("urls", "http://127.0.0.1:0");
            builder.UseSetting("ConnectionStrings:MissionGov", database);
            builder.UseSetting("Serilog:MinimumLevel:Default", "Fatal");
            foreach (var source in new[] { "Microsoft", "Microsoft.Hosting.Lifetime", "Npgsql" }) builder.UseSetting($"Serilog:MinimumLevel:Override:{source}", "Fatal");

            // A page that fails where no test means it to says why in what the run prints.
            builder.UseSetting($"Serilog:MinimumLevel:Override:{typeof(ErrorPages).FullName}", "Error");
            foreach (var (key, value) in settings) builder.UseSetting(key, value);
            builder.ConfigureTestServices(services =>
            {
                services.CompileQueriesOnce().AddSingleton<TimeProvider>(clock);
                with(services);
            });
        }
    }
}
