using System.Globalization;
using System.Text.Json;
using MissionGov.Web.Cluster;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Archives;

namespace MissionGov.Web.Cli;

/// <summary>export and backup: the whole database as one file, written beside its name and moved there when it is whole.</summary>
internal sealed class ArchiveCommand(ArchiveKind kind) : ICliCommand
{
    public string Name => kind == ArchiveKind.Export ? "export" : "backup";

    public async Task<int> RunAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        if (args.Where(word => word != "--json").ToArray() is not [var path] || path.StartsWith('-')) return CommandLine.Fail($"Usage: {Name} FILE.zip [--json]", CommandLine.Usage);
        if (File.Exists(path)) return CommandLine.Fail($"{path} is there already. Choose another name, or move it away. Nothing was written.", CommandLine.Refused);
        await CommandLine.PrepareAsync(services, ct);
        await using var scope = services.CreateAsyncScope();
        var unfinished = path + ".unfinished";
        try
        {
            ArchiveManifest written;
            await using (var file = Private(unfinished))
                written = await new ArchiveWriter(scope.ServiceProvider.GetRequiredService<MissionGovDb>(), Folder(services), services.GetRequiredService<TimeProvider>()).WriteAsync(kind, file, ct);
            File.Move(unfinished, path);
            Say(args, path, written);
            return CommandLine.Done;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return CommandLine.Fail($"{path} could not be written: {fault.Message}", CommandLine.Refused);
        }
        finally
        {
            if (Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(unfinished)))) File.Delete(unfinished);
        }
    }

    internal static string Folder(IServiceProvider services) =>
        ClusterOptions.From(services.GetRequiredService<IConfiguration>(), services.GetRequiredService<IHostEnvironment>().ContentRootPath).DataFolder;

    internal static void Say(string[] args, string path, ArchiveManifest archive) => Console.WriteLine(args.Contains("--json")
        ? JsonSerializer.Serialize(new { File = path, archive.Kind, archive.Migration, Tables = archive.Tables.Count, archive.Rows, Files = archive.Files.Count, archive.AuditHead }, AsJson.Options)
        : string.Create(CultureInfo.InvariantCulture, $"{path}: {archive.Tables.Count} tables with {archive.Rows} rows, and {archive.Files.Count} files. Audit head: {archive.AuditHead}"));

    // A backup holds accounts and keys: nobody else on the machine may read it.
    private static FileStream Private(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }
}
