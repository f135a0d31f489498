namespace MissionGov.Web.Cli;

/// <summary>migrate: brings the tables up to date and ends, for set-ups that do so before new nodes start.</summary>
internal sealed class MigrateCommand : ICliCommand
{
    public string Name => "migrate";

    public async Task<int> RunAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        if (args.Except(["--json"]).Any()) return CommandLine.Fail("Usage: migrate [--json]", CommandLine.Usage);
        await CommandLine.PrepareAsync(services, ct);
        Console.WriteLine(args.Contains("--json") ? """{ "migrated": true }""" : "The database is up to date.");
        return CommandLine.Done;
    }
}
