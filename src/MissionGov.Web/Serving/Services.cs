using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Cluster;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.Features.Calendar;
using MissionGov.Web.Features.DemoPacks;
using MissionGov.Web.Features.Digest;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Features.Observations.Feeds;
using MissionGov.Web.Features.ODataFeed;
using MissionGov.Web.Features.Webhooks;
using MissionGov.Web.Features.WhatIf;
using MissionGov.Web.Jobs;
using MissionGov.Web.Serving.Api;
using MissionGov.Web.Serving.Outbound;
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
        services.AddSingleton(_ => NpgsqlDataSource.Create(Connections(address)));
        services.AddAccountSchema();
        services.AddDbContext<MissionGovDb>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<DemoMode>().AddSingleton<StatusClock>().AddSingleton<DatabaseSetup>().AddSingleton<DemoStart>().AddSingleton<IDemoLoad, DemoLoad>().AddSingleton<ChangeFeed>().AddScoped<PageVersion>();
        services.AddSingleton<DatabaseClock>();
        services.AddSingleton<AssessmentCache>().AddSingleton<SeriesCache>().AddScoped<AssessmentReader>().AddScoped<StrategyReader>().AddScoped<StrategyMoves>().AddScoped<TriedReader>().AddScoped<MilestoneNetworkReader>().AddScoped<FeedReader>();
        services.AddScoped<Drafts>().AddScoped<UpdateLinks>().AddScoped<TokenSignIn>().AddScoped<ImportQueue>();
        services.AddSingleton(provider => new KeptFiles(Path.Combine(DataFolder(provider), "imports")));
        services.AddScoped<Mediator>().AddScoped<CurrentPrincipal>().AddScoped<CurrentPerson>().AddSingleton<People>();
        services.AddSingleton<OutboundRule>().AddSingleton<OutboundAddress>();
        services.AddHttpContextAccessor();
        services.AddHandlers();
        return services;
    }

    public static IServiceCollection AddServing(this IServiceCollection services, Configured configured)
    {
        services.AddSingleton<ImportSignals>().AddHostedService<ImportRunner>();
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
        services.AddApi();
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

    /// <summary>What speaks to servers elsewhere. Where no host is named, nothing does.</summary>
    public static void AddOutbound(this IServiceCollection services, Configured configured)
    {
        services.AddSingleton<OutboundDoor>().AddSingleton<FeedDownload>().AddSingleton<FeedRun>().AddScoped<FeedQueue>();
        services.AddSingleton<WebhookSeal>().AddSingleton<WebhookBody>().AddScoped<WebhookQueue>();
        if (!configured.Feeds.IsEmpty) services.AddSingleton<FeedFetcher>().AddHostedService(provider => provider.GetRequiredService<FeedFetcher>());
        if (configured.Webhooks.IsEmpty) return;
        services.AddSingleton<WebhookSender>().AddHostedService(provider => provider.GetRequiredService<WebhookSender>());
        services.AddSingleton<StatusTeller>().AddHostedService(provider => provider.GetRequiredService<StatusTeller>());
    }

    // A half-open connection is noticed within this time rather than never.
    private const int KeepAliveSeconds = 15;

    // Of a connection: the server need not read again what it is asked often.
    private const int KeptStatements = 100;
    private const string KeptStatementsKey = "Max Auto Prepare";

    private const int CircuitsKept = 50;

    // Longer than the longest field; a larger message would drop the circuit and lose what was typed.
    private const long LargestMessage = 256 * 1024;

    // The whole stop, database included, is to take at most ten seconds.
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(5);

    // A pooler before the database may not bear what a connection keeps: then its address says so.
    private static NpgsqlConnectionStringBuilder Connections(DatabaseAddress address)
    {
        var connections = new NpgsqlConnectionStringBuilder(address.ConnectionString) { KeepAlive = KeepAliveSeconds };
        if (!new DbConnectionStringBuilder { ConnectionString = address.ConnectionString }.ContainsKey(KeptStatementsKey)) connections.MaxAutoPrepare = KeptStatements;
        return connections;
    }

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
