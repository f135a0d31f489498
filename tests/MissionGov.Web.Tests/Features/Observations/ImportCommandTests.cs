using System.Diagnostics;
using System.Text.Json;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.Observations;

/// <summary>The program itself, as a script runs it.</summary>
public sealed class ImportCommandTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("missiongov-cli-").FullName;
    private string _database = "";

    public async ValueTask InitializeAsync() => _database = await TestPostgres.NewDatabaseAsync();

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Files_are_reported_one_object_a_line_and_each_is_all_or_nothing()
    {
        var good = File("rtt_2025-12-11.csv", "indicator,place,period,value\nWaits,E92000001,2025-10,61.2\nWaits,E92000001,2025-11,\n");
        var bad = File("bad.csv", "indicator,place,period,value\nWaits,E92000001,2025-10,6l.2\n");

        var dry = await RunAsync("import", good, "--known-on", "from-name", "--dry-run", "--json");
        var (code, output, errors) = await RunAsync("import", good, bad, "--known-on", "2025-12-31", "--json");
        var again = await RunAsync("import", good, "--json");

        Assert.Equal(0, dry.Code);
        Assert.False(Line(dry.Output, 0).GetProperty("saved").GetBoolean());
        Assert.Equal(1, code);
        Assert.Equal("""{"file":"rtt_2025-12-11.csv","layout":"tidy","rows":2,"new":2,"revised":0,"unchanged":0,"withdrawn":0,"missing":1,"duplicates":0,"problems":[],"saved":true,"batch":2}""", output.Split('\n')[0]);
        var refused = Line(output, 1);
        Assert.False(refused.GetProperty("saved").GetBoolean());
        var problem = Assert.Single(refused.GetProperty("problems").EnumerateArray());
        Assert.Equal((2, "value", "6l.2"), (problem.GetProperty("row").GetInt32(), problem.GetProperty("column").GetString(), problem.GetProperty("value").GetString()));
        Assert.Contains("bad.csv: Row 2: Value must be a number", errors, StringComparison.Ordinal);
        Assert.Equal(0, again.Code);
        Assert.Equal((0, 2, false), (Line(again.Output, 0).GetProperty("new").GetInt32(), Line(again.Output, 0).GetProperty("unchanged").GetInt32(), Line(again.Output, 0).GetProperty("saved").GetBoolean()));
        Assert.Contains("This file was imported on", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_a_person_knows_is_asked_and_what_to_look_at_twice_is_said()
    {
        const string Heads = "indicator,place,period,value,unit\n";
        await RunAsync("import", File("waits.csv", $"{Heads}Waits,E92000001,2025-10-03,61.8,%\n"));
        var later = File("later.csv", $"{Heads}Waits,E92000001,11/10/2025,0.622,%\n");

        var asked = await RunAsync("import", later, "--json");
        var tried = await RunAsync("import", later, "--json", "--dry-run", "--fractions", "no", "--month-first");
        var done = await RunAsync("import", later, "--json", "--fractions", "yes", "--month-first");

        Assert.Equal((1, false), (asked.Code, Line(asked.Output, 0).GetProperty("saved").GetBoolean()));
        Assert.Contains("Say --fractions yes where 0.618 is 61.8%", asked.Errors, StringComparison.Ordinal);
        Assert.Equal(0, tried.Code);
        Assert.Contains("later.csv: Waits, E92000001, 10 November 2025: 61.8 → 0.622. That is a large change.", tried.Errors, StringComparison.Ordinal);
        Assert.Equal((0, true), (done.Code, Line(done.Output, 0).GetProperty("saved").GetBoolean()));
        Assert.Contains("later.csv: Fractions are read as percentages: 0.618 is 61.8%.", done.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("large change", done.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_read_in_the_order_of_the_days_in_their_names()
    {
        var newer = File("rtt_2025-12-11.csv", "indicator,place,period,value\nWaits,E92000001,2025-10,61.2\n");
        var older = File("rtt_2025-11-13.csv", "indicator,place,period,value\nWaits,E92000001,2025-10,61.0\n");

        var (_, output, _) = await RunAsync("import", newer, older, "--known-on", "from-name", "--json");

        Assert.Equal(["rtt_2025-11-13.csv", "rtt_2025-12-11.csv"], [Line(output, 0).GetProperty("file").GetString(), Line(output, 1).GetProperty("file").GetString()]);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_and_the_rest_go_on()
    {
        const string rows = "indicator,place,period,value\nWaits,E92000001,2025-10,61.2\n";
        await using var held = new FileStream(File("held.csv", rows), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var (code, output, errors) = await RunAsync("import", held.Name, File("good.csv", rows), "--json");

        Assert.Equal(1, code);
        Assert.Contains("held.csv: The file cannot be read.", errors, StringComparison.Ordinal);
        Assert.Equal([false, true], [Line(output, 0).GetProperty("saved").GetBoolean(), Line(output, 1).GetProperty("saved").GetBoolean()]);
    }

    [Fact]
    public async Task An_import_is_taken_back_and_put_back_by_its_number_and_its_file_is_kept()
    {
        var file = File("rtt.csv", "indicator,place,period,value\nWaits,E92000001,2025-10,61.2\n");
        await RunAsync("import", file, "--json");
        Assert.False(Directory.Exists(Data));
        Directory.CreateDirectory(Data);
        var second = await RunAsync("import", File("rtt2.csv", "indicator,place,period,value\nWaits,E92000001,2025-10,61.4\n"), "--json");
        var number = Line(second.Output, 0).GetProperty("batch").GetInt32();

        var blocked = await RunAsync("import", "undo", "1", "--reason", "Wrong file.", "--json");
        var undone = await RunAsync("import", "undo", $"{number}", "--reason", "Wrong file.", "--json");
        var again = await RunAsync("import", "undo", $"{number}", "--reason", "Wrong file.");
        var restored = await RunAsync("import", "restore", $"{number}", "--reason", "It was right.");

        Assert.Single(Directory.GetFiles(Path.Combine(Data, "imports")));
        Assert.Equal(1, blocked.Code);
        Assert.Contains($"Import {number}, rtt2.csv, came later", blocked.Errors, StringComparison.Ordinal);
        Assert.Equal((0, true, number), (undone.Code, Line(undone.Output, 0).GetProperty("changed").GetBoolean(), Line(undone.Output, 0).GetProperty("batch").GetInt32()));
        Assert.Equal(1, again.Code);
        Assert.Contains("taken back already", again.Errors, StringComparison.Ordinal);
        Assert.Equal(0, restored.Code);
        Assert.Equal(2, (await RunAsync("import", "undo", "one")).Code);
    }

    [Fact]
    public async Task A_wrong_setting_is_not_understood()
    {
        var (code, _, errors) = await RunWithAsync(new() { ["MissionGov__Today"] = "yesterday" }, "doctor");

        Assert.Equal(2, code);
        Assert.Contains("MissionGov cannot start:", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_loads_the_demo_is_told_that_a_running_program_must_start_again()
    {
        var (code, _, errors) = await RunAsync("demo", "load", "social-exclusion");

        Assert.Equal(0, code);
        Assert.Contains("start it again", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "x.csv", "--known-on", "yesterday")]
    [InlineData("import", "x.csv", "--fast")]
    [InlineData("import", "x.csv", "--fractions", "perhaps")]
    [InlineData("import", "x.xlsx", "--heading-row", "0")]
    public async Task What_cannot_be_understood_is_usage(params string[] words)
    {
        var (code, output, errors) = await RunAsync(words);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("Usage: import FILE…", errors, StringComparison.Ordinal);
    }

    private string Data => Path.Combine(_folder, "data");

    private string File(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private static JsonElement Line(string output, int line) => JsonDocument.Parse(output.Split('\n')[line]).RootElement;

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] words) => RunWithAsync([], words);

    private async Task<(int Code, string Output, string Errors)> RunWithAsync(Dictionary<string, string> settings, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MissionGov.Web.dll"), .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ConnectionStrings__MissionGov"] = _database;
        start.Environment["MissionGov__DataFolder"] = Data;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (program.ExitCode, await output, await errors);
    }
}
