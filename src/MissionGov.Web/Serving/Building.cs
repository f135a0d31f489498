using MissionGov.Web.Cluster;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Compact;

namespace MissionGov.Web.Serving;

/// <summary>What is settled before the services: settings, logs, telemetry, and the private cluster.</summary>
internal static class Building
{
    private const string DefaultAddress = "http://localhost:5080";

    public static void AddSettingsAndLogs(this WebApplicationBuilder builder)
    {
        // Secrets by file, as containers mount them: /run/secrets/ConnectionStrings__MissionGov.
        builder.Configuration.AddKeyPerFile("/run/secrets", optional: true);
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null) builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.WebHost.UseStaticWebAssets();   // does nothing once published; "dotnet run" finds the files of packages by it
        builder.Services.AddSerilog(Configure(builder.Configuration, new LoggerConfiguration()).CreateLogger(), dispose: true);
        builder.AddTelemetry();
    }

    public static async Task<EmbeddedCluster> OpenClusterAsync(IConfiguration configuration, string contentRoot)
    {
        using var logs = new SerilogLoggerFactory(Configure(configuration, new LoggerConfiguration()).CreateLogger(), dispose: false);
        return await EmbeddedCluster.OpenAsync(ClusterOptions.From(configuration, contentRoot), logs.CreateLogger<EmbeddedCluster>(), CancellationToken.None);
    }

    /// <summary>One JSON object a line on standard error, so that standard output stays the command's own. Requests are not logged: an address may name a person.</summary>
    private static LoggerConfiguration Configure(IConfiguration configuration, LoggerConfiguration logs) => logs
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
        .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)

        // A first migration asks for a history table that is not there yet, and logs that as an error.
        .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Database.Command", LogEventLevel.Fatal)
        .ReadFrom.Configuration(configuration)
        .Enrich.FromLogContext()
        .WriteTo.Console(new RenderedCompactJsonFormatter(), standardErrorFromLevel: LogEventLevel.Verbose);

    private static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;
        builder.Services.AddOpenTelemetry()
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddSource("Npgsql").AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddMeter("Npgsql").AddOtlpExporter());
    }
}
