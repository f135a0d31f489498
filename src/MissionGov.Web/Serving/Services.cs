using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Cluster;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.Features.AnalysisApi;
using MissionGov.Web.Features.Calendar;
using MissionGov.Web.Features.DemoPacks;
using MissionGov.Web.Features.Digest;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Jobs;
using MissionGov.Web.UseCases;
using MudBlazor.Services;
using Npgsql;

namespace MissionGov.Web.Serving;

/// <summary>What the program is made of. The command line uses the first part, the server both.</summary>
internal static class Services
{
    public static IServiceCollection AddUseCases(this IServiceCollection services, Configured configured, DatabaseAddress address)
    {
        services.AddSingleton(configured).AddSingleton(configured.Rating).AddSingleton(address).AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(address.ConnectionString) { KeepAlive = KeepAliveSeconds }));
        services.AddAccountSchema();
        services.AddDbContext<MissionGovDb>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<DemoMode>().AddSingleton<StatusClock>().AddSingleton<DatabaseSetup>().AddSingleton<DemoStart>().AddSingleton<IDemoLoad, DemoLoad>().AddSingleton<ChangeFeed>().AddScoped<PageVersion>();
        services.AddSingleton<DatabaseClock>();
        services.AddSingleton<AssessmentCache>().AddScoped<AssessmentReader>().AddScoped<MilestoneNetworkReader>();
        services.AddScoped<Drafts>().AddScoped<UpdateLinks>();
        services.AddScoped<Mediator>().AddScoped<CurrentPrincipal>().AddScoped<CurrentPerson>().AddSingleton<People>();
        services.AddHttpContextAccessor();
        services.AddHandlers();
        return services;
    }

    public static IServiceCollection AddServing(this IServiceCollection services, Configured configured)
    {
        services.AddSingleton(provider => new KeptFiles(Path.Combine(DataFolder(provider), "imports")));
        services.AddSingleton<Readiness>().AddHostedService<StartUp>().AddHostedService<ChangeListener>();
        services.AddSingleton<ReleasePublisher>().AddHostedService(provider => provider.GetRequiredService<ReleasePublisher>());
        services.AddOutputCache(options => options.AddPolicy(nameof(PageCache), new PageCache()));
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        services.AddProblemDetails();
        services.AddRazorComponents().AddInteractiveServerComponents(options =>
        {
            options.DisconnectedCircuitMaxRetained = CircuitsKept;
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(1);
        });
        services.AddSignalR(options => options.MaximumReceiveMessageSize = LargestMessage);
        services.AddSingleton<OpenCircuits>();
        services.AddMudServices();
        services.AddCascadingAuthenticationState();
        services.AddSignIn(configured);
        services.AddAuthorization();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "missiongov.form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddHsts(options =>
        {
            options.MaxAge = TimeSpan.FromDays(365);
            options.IncludeSubDomains = true;
        });
        services.AddDataProtection().SetApplicationName("MissionGov");
        services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider, ILoggerFactory>((options, provider, logs) =>
            options.XmlRepository = new FileSystemXmlRepository(PrivateFolder.Made(Path.Combine(DataFolder(provider), "keys")), logs));
        services.AddOpenApi(options => options.AddSchemaTransformer(ApiDescription.NameChoices));
        services.AddHealthChecks();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = StopWithin);
        return services;
    }

    /// <summary>What is sent to people. Without a mail server nothing is written to the outbox by itself, and nothing leaves it.</summary>
    public static void AddNotices(this IServiceCollection services, MailSettings? mail)
    {
        services.AddSingleton<StopLink>().AddSingleton<DigestLinks>().AddSingleton<CalendarLink>();
        services.AddScoped<DigestReader>().AddScoped<CalendarDays>().AddScoped<MailAddresses>().AddScoped<MailQueue>();
        if (mail is null) return;
        services.AddSingleton(mail).AddSingleton<Letters>().AddSingleton<MailSender>().AddSingleton<DigestWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<MailSender>()).AddHostedService(provider => provider.GetRequiredService<DigestWriter>());
    }

    // A half-open connection is noticed within this time rather than never.
    private const int KeepAliveSeconds = 15;

    private const int CircuitsKept = 50;

    // Longer than the longest field; a larger message would drop the circuit and lose what was typed.
    private const long LargestMessage = 256 * 1024;

    // The whole stop, database included, is to take at most ten seconds.
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(5);

    private static string DataFolder(IServiceProvider provider) =>
        ClusterOptions.From(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>().ContentRootPath).DataFolder;

    /// <summary>Every handler in this assembly, found by its base class.</summary>
    private static void AddHandlers(this IServiceCollection services)
    {
        foreach (var type in typeof(Services).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsClass: true }))
        {
            for (var based = type.BaseType; based is { IsGenericType: true }; based = based.BaseType)
            {
                var shape = based.GetGenericTypeDefinition();
                if (shape == typeof(QueryHandler<,>) || shape == typeof(CommandHandler<>)) services.AddScoped(based, type);
            }
        }
    }
}
