using MissionGov.Web.Cli;
using MissionGov.Web.Data.Archives;
using MissionGov.Web.Tests.Audit;

namespace MissionGov.Web.Tests.Archives;

/// <summary>The words of the command line around an archive. The archive itself: <see cref="ArchiveTests"/>.</summary>
[Collection(nameof(OneConsole))]
public sealed class ArchiveCommandTests
{
    [Theory]
    [InlineData("export", "Usage: export FILE.zip [--json]")]
    [InlineData("backup", "Usage: backup FILE.zip [--json]")]
    [InlineData("restore", "Usage: restore FILE.zip [--json]")]
    [InlineData("restore", "Usage: restore FILE.zip [--json]", "a.zip", "b.zip")]
    [InlineData("backup", "Usage: backup FILE.zip [--json]", "--all")]
    public async Task What_cannot_be_understood_is_usage(string command, string usage, params string[] words) =>
        Assert.Equal((CommandLine.Usage, usage + "\n"), await RunAsync(command, words));

    [Fact]
    public async Task A_file_that_is_there_is_not_written_over()
    {
        var path = Path.GetTempFileName();
        try
        {
            Assert.Equal((CommandLine.Refused, $"{path} is there already. Choose another name, or move it away. Nothing was written.\n"), await RunAsync("backup", path));
            Assert.Equal(0, new FileInfo(path).Length);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_file_that_is_not_there_cannot_be_restored() =>
        Assert.Equal((CommandLine.Refused, "There is no file /nowhere/a.zip. Nothing was restored.\n"), await RunAsync("restore", "/nowhere/a.zip"));

    // None of these gets as far as the database.
    private static async Task<(int Code, string Errors)> RunAsync(string name, params string[] words)
    {
        ICliCommand command = name switch
        {
            "export" => new ArchiveCommand(ArchiveKind.Export),
            "backup" => new ArchiveCommand(ArchiveKind.Backup),
            _ => new RestoreCommand(),
        };
        var errors = Console.Error;
        await using var warned = new StringWriter { NewLine = "\n" };
        Console.SetError(warned);
        try
        {
            return (await command.RunAsync(null!, words, TestContext.Current.CancellationToken), warned.ToString());
        }
        finally
        {
            Console.SetError(errors);
        }
    }
}
