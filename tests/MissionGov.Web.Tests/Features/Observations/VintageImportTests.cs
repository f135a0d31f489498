using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.Observations;

/// <summary>Editions of one file, imported in order by the command line, against what a reader of our own finds between them.</summary>
public sealed class VintageImportTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("missiongov-vintages-").FullName;
    private string _database = "";

    public async ValueTask InitializeAsync() => _database = await TestPostgres.NewDatabaseAsync();

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    // The days stand for the order of the editions; when each came out is not known.
    [Fact]
    public async Task Three_editions_of_growth_of_gdp_report_what_is_new_and_revised()
    {
        string[] editions = ["afa829251a5f", "042909765f52", "b68b9d92341d"];
        var files = editions.Select((edition, i) => Copy(Path.Combine(AppContext.BaseDirectory, "Samples", $"sdg-8-1-1-{edition}.csv"), $"202{i + 1}-12-31_{edition}.csv")).ToList();

        var counts = await CheckAsync(files, "sdg-8-1-1");

        Assert.Equal([(21, 0, 0, 0), (1, 17, 4, 0), (1, 19, 3, 0)], counts);
    }

    [Fact]
    public async Task A_figure_that_an_edition_leaves_out_is_reported_as_withdrawn()
    {
        var text = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Samples", "sdg-8-1-1-b68b9d92341d.csv"), TestContext.Current.CancellationToken);
        var (whole, shorter) = (Path.Combine(_folder, "2024-01-31.csv"), Path.Combine(_folder, "2024-02-29.csv"));
        await File.WriteAllLinesAsync(whole, text, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(shorter, text.Take(text.Length - 2), TestContext.Current.CancellationToken);

        Assert.Equal([(23, 0, 0, 0), (0, 0, 21, 2)], await CheckAsync([whole, shorter], "sdg-8-1-1"));
    }

    [Theory]
    [Trait("Category", "SharedData")]
    [InlineData("els-cigarette-smokers", null)]
    [InlineData("sdg-3-2-1", "sdg-3-2-1")]
    public async Task Every_edition_of_real_files_reports_what_a_reader_of_our_own_finds(string family, string? indicator)
    {
        var folder = Shared(family);
        Assert.SkipWhen(folder is null, "The shared data are not beside this repository.");

        Assert.NotEmpty(await CheckAsync([.. Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal)], indicator));
    }

    /// <summary>Each file with the same counts from both, as found by our own reader.</summary>
    private async Task<List<(int New, int Revised, int Unchanged, int Withdrawn)>> CheckAsync(IReadOnlyList<string> files, string? indicator)
    {
        List<string> words = ["import", .. files.Reverse(), "--known-on", "from-name", "--json", .. indicator is null ? [] : new[] { "--indicator", indicator }];
        var lines = (await RunAsync(words)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(files.Select(Path.GetFileName), lines.Select(line => line.GetProperty("file").GetString()));

        List<(int, int, int, int)> found = [];
        Dictionary<string, decimal?> held = [];
        foreach (var (file, line) in files.Zip(lines))
        {
            var counts = Compare(held, Read(file));
            Assert.Equal(counts, (line.GetProperty("new").GetInt32(), line.GetProperty("revised").GetInt32(), line.GetProperty("unchanged").GetInt32(), line.GetProperty("withdrawn").GetInt32()));
            Assert.True(line.GetProperty("saved").GetBoolean() || counts is { New: 0, Revised: 0, Withdrawn: 0 });
            found.Add(counts);
        }

        return found;
    }

    // A series that an edition does not speak of at all is left alone; a figure missing from one that it does is withdrawn.
    private static (int New, int Revised, int Unchanged, int Withdrawn) Compare(Dictionary<string, decimal?> held, Dictionary<string, decimal?> edition)
    {
        var spokenOf = edition.Keys.Select(SeriesOf).ToHashSet();
        var gone = held.Where(figure => figure.Value is not null && spokenOf.Contains(SeriesOf(figure.Key)) && !edition.ContainsKey(figure.Key)).Select(figure => figure.Key).ToList();
        var counts = (New: 0, Revised: 0, Unchanged: 0, Withdrawn: gone.Count);
        foreach (var (key, value) in edition)
        {
            if (!held.TryGetValue(key, out var before)) counts.New++;
            else if (before != value) counts.Revised++;
            else counts.Unchanged++;
            held[key] = value;
        }

        foreach (var key in gone) held[key] = null;
        return counts;

        static string SeriesOf(string key) => key[..key.LastIndexOf('|')];
    }

    // What tells one figure from another is every column but the value, its limits and what is said about it; the period comes last.
    private static readonly string[] AboutTheValue =
    [
        "value", "observation", "observation status", "status", "unit multiplier", "unit measure", "units", "unit", "series", "measure", "lower confidence interval (95%)", "upper confidence interval (95%)",
        "lci_95", "uci_95", "notes", "polarity", "areanm", "geography", "indicator", "variable name",
    ];

    private static Dictionary<string, decimal?> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var headings = Cells(lines[0].TrimStart('\uFEFF')).ConvertAll(heading => heading.ToLowerInvariant());
        var value = headings.FindIndex(heading => heading is "value" or "observation");
        var period = headings.FindIndex(heading => heading is "year" or "period");
        var parts = Enumerable.Range(0, headings.Count).Where(i => i != period && !AboutTheValue.Contains(headings[i])).ToList();
        return lines.Skip(1).Select(Cells).ToDictionary(
            cells => string.Join('|', parts.Select(i => cells[i])) + "|" + cells[period],
            cells => decimal.TryParse(cells[value], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : (decimal?)null);
    }

    private static List<string> Cells(string line)
    {
        List<string> cells = [""];
        var quoted = false;
        foreach (var mark in line)
        {
            if (mark == '"') quoted = !quoted;
            else if (mark == ',' && !quoted) cells.Add("");
            else cells[^1] += mark;
        }

        return cells;
    }

    private string Copy(string path, string name)
    {
        File.Copy(path, Path.Combine(_folder, name));
        return Path.Combine(_folder, name);
    }

    private static string? Shared(string family)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", "revisions", family) is var data && Directory.Exists(data)) return data;
        return null;
    }

    private async Task<string> RunAsync(IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MissionGov.Web.dll"), .. words]) { RedirectStandardOutput = true };
        start.Environment["ConnectionStrings__MissionGov"] = _database;
        using var program = Process.Start(start)!;
        var output = await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, program.ExitCode);
        return output;
    }
}
