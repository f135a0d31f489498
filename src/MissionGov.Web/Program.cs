using System.Globalization;
using MissionGov.Web.Cli;
using MissionGov.Web.Cluster;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;

// Figures and dates read the same on every server, whatever its own settings.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-GB");

if (CommandLine.IsCommand(args)) return await CommandLine.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
builder.AddSettingsAndLogs();
var configured = Configured.From(builder.Configuration, out var problems);
if (problems.Count > 0) return StartProblems.Print(problems);

try
{
    await using var cluster = configured.ConnectionString is null ? await Building.OpenClusterAsync(builder.Configuration, builder.Environment.ContentRootPath) : null;
    builder.Services.AddUseCases(configured, new DatabaseAddress(configured.ConnectionString ?? cluster!.ConnectionString(DatabaseAddress.DatabaseName), Embedded: cluster is not null));
    builder.Services.AddServing(configured);
    builder.Services.AddNotices(configured.Mail);
    builder.Services.AddOutbound(configured);
    await using var app = builder.Build();
    app.UseMissionGov();
    await app.RunAsync();
    return Environment.ExitCode;
}
catch (OperationCanceledException) when (Environment.ExitCode != 0)
{
    // Given up, with the reason in the log, while the server was still opening its door.
    return Environment.ExitCode;
}
catch (ClusterUnavailable unavailable)
{
    return StartProblems.Print([unavailable.Message]);
}
