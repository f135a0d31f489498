using System.Text.Json;
using MissionGov.Web.Cli;

namespace MissionGov.Web.Tests.Audit;

/// <summary>The console is one for all, so these run while nothing else does.</summary>
[CollectionDefinition(nameof(OneConsole), DisableParallelization = true)]
public sealed class OneConsole;

/// <summary>The command line as a script uses it: one output for answers, one for messages.</summary>
[Collection(nameof(OneConsole))]
public sealed class AuditCommandTests : IAsyncLifetime
{
    private AuditLines _audit = null!;

    public async ValueTask InitializeAsync() => _audit = await AuditLines.WithAsync(4);

    public ValueTask DisposeAsync() => _audit.DisposeAsync();

    [Fact]
    public async Task A_sound_audit_says_so_with_its_head()
    {
        var head = (await RunAsync("head")).Output.Trim();
        var (code, output, errors) = await RunAsync("verify", "--head", head);

        Assert.Equal((0, $"4 lines, every one as it was written. Head: {head}\n", ""), (code, output, errors));
        Assert.Matches("^4:[0-9a-f]{64}$", head);
    }

    [Fact]
    public async Task Findings_are_named_and_the_exit_code_is_1()
    {
        await _audit.ExecuteAsync(AuditLines.GuardsOff + "update audit set who = 'Nobody' where id = 2; delete from audit where id = 4");

        var (code, output, errors) = await RunAsync("verify");
        Assert.Equal((1, "Line 2: edited. The text does not give the hash any more.\nLine 4: cut off. The audit ends at line 3, and the head names line 4.\n"), (code, errors));
        Assert.StartsWith("3 lines, 2 findings.", output, StringComparison.Ordinal);

        using var json = JsonDocument.Parse((await RunAsync("verify", "--json")).Output);
        Assert.False(json.RootElement.GetProperty("sound").GetBoolean());
        Assert.Equal(["edited", "cutOff"], json.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("kind").GetString()));
    }

    [Theory]
    [InlineData]
    [InlineData("look")]
    [InlineData("verify", "--head", "4")]
    [InlineData("verify", "--head", "4:abc")]
    [InlineData("head", "now")]
    public async Task What_cannot_be_understood_is_usage(params string[] words)
    {
        var (code, output, errors) = await RunAsync(words);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("Usage: audit verify", errors, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] words)
    {
        var (output, errors) = (Console.Out, Console.Error);
        await using var said = new StringWriter { NewLine = "\n" };
        await using var warned = new StringWriter { NewLine = "\n" };
        Console.SetOut(said);
        Console.SetError(warned);
        try
        {
            return (await new AuditCommand().RunAsync(_audit.Services, words, TestContext.Current.CancellationToken), said.ToString(), warned.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }
}
