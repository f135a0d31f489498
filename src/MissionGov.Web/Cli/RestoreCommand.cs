using MissionGov.Web.Data;
using MissionGov.Web.Data.Archives;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Cli;

/// <summary>restore: puts a backup or an export into an empty instance. It is also the way from one major version of PostgreSQL to the next.</summary>
internal sealed class RestoreCommand : ICliCommand
{
    public string Name => "restore";

    public async Task<int> RunAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        if (args.Where(word => word != "--json").ToArray() is not [var path] || path.StartsWith('-')) return CommandLine.Fail("Usage: restore FILE.zip [--json]", CommandLine.Usage);
        if (!File.Exists(path)) return CommandLine.Fail($"There is no file {path}. Nothing was restored.", CommandLine.Refused);
        await CommandLine.PrepareAsync(services, ct);
        await using var scope = services.CreateAsyncScope();
        try
        {
            await using var file = File.OpenRead(path);
            ArchiveCommand.Say(args, path, await new ArchiveReader(scope.ServiceProvider.GetRequiredService<MissionGovDb>(), ArchiveCommand.Folder(services), ChangeFeed.AnnounceAsync).RestoreAsync(file, ct));
            return CommandLine.Done;
        }
        catch (ArchiveException refused)
        {
            return CommandLine.Fail(refused.Message, CommandLine.Refused);
        }
    }
}
