using MissionGov.Web.Cluster;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Archives;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;
using Npgsql;

namespace MissionGov.Web.Cli;

/// <summary>The same use cases without a browser. Answers go to standard output, messages to standard error; 0 done, 1 refused, 2 not understood.</summary>
internal static class CommandLine
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Usage = 2;

    private static readonly Dictionary<string, ICliCommand> Commands = new ICliCommand[] { new MigrateCommand(), new DoctorCommand(), new DemoCommand(), new ImportCommand(), new PlacesCommand(), new AuditCommand(), new ArchiveCommand(ArchiveKind.Export), new ArchiveCommand(ArchiveKind.Backup), new RestoreCommand() }.ToDictionary(command => command.Name);

    /// <summary>A first word that is not an option is a command, known or not.</summary>
    public static bool IsCommand(string[] args) => args is [var first, ..] && !first.StartsWith('-');

    public static async Task<int> RunAsync(string[] args)
    {
        if (!Commands.TryGetValue(args[0], out var command)) return Fail($"{args[0]} is not a command. The commands are: {string.Join(", ", Commands.Keys)}.", Usage);

        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddKeyPerFile("/run/secrets", optional: true);
        builder.Logging.ClearProviders();
        var configured = Configured.From(builder.Configuration, out var problems);
        if (problems.Count > 0)
        {
            StartProblems.Print(problems);
            return Usage;
        }

        using var interrupted = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            interrupted.Cancel();
        };
        try
        {
            await using var cluster = configured.ConnectionString is null ? await Building.OpenClusterAsync(builder.Configuration, builder.Environment.ContentRootPath) : null;
            builder.Services.AddUseCases(configured, new DatabaseAddress(configured.ConnectionString ?? cluster!.ConnectionString(DatabaseAddress.DatabaseName), Embedded: cluster is not null));
            builder.Services.AddScoped<CurrentPerson, AtTheServer>();
            using var host = builder.Build();
            return await command.RunAsync(host.Services, args[1..], interrupted.Token);
        }
        catch (OperationCanceledException)
        {
            return Fail("Stopped. Nothing was saved.", Refused);
        }
        catch (Exception fault) when (fault is ClusterUnavailable or SchemaTooNewException or NpgsqlException)
        {
            return Fail(fault.Message, Refused);
        }
    }

    public static int Fail(string message, int code)
    {
        Console.Error.WriteLine(message);
        return code;
    }

    /// <summary>Brings the database up to date, as a command must find it.</summary>
    public static Task PrepareAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<DatabaseSetup>().RunAsync((_, _) => Task.CompletedTask, ct);
}

/// <summary>One word of the command line.</summary>
internal interface ICliCommand
{
    string Name { get; }

    Task<int> RunAsync(IServiceProvider services, string[] args, CancellationToken ct);
}
