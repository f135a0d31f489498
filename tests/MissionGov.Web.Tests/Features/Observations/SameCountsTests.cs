using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MissionGov.Tests;
using MissionGov.Web.Tests.Features.Observations.Formats.Workbooks;

namespace MissionGov.Web.Tests.Features.Observations;

/// <summary>One file, looked at on the page and from the command line, is one file.</summary>
public sealed partial class SameCountsTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Csv = "Waits in England\n\nindicator,place,period,value\nWaits,E92000001,2025-10,61.2\nWaits,E92000001,2025-10,61.2\nWaits,E92000001,2025-11,[c]\n";
    private const string Json = """{ "indicator": "Waits", "columns": ["place", "period", "value"], "rows": [["E92000001", "2025-10", 61.2], ["E92000001", "2025-11", null]] }""";

    // Rows, new, revised, missing, duplicates, problems.
    public static TheoryData<string, int[]> Files => new()
    {
        { "waits.csv", [3, 2, 0, 1, 1, 0] },
        { "waits.json", [2, 2, 0, 1, 0, 0] },
        { "waits.xlsx", [2, 2, 0, 1, 0, 0] },
        { "bad.xlsx", [2, 1, 0, 0, 0, 1] },
        { "old.xls", [0, 0, 0, 0, 0, 1] },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_page_and_the_command_line_count_the_same(string name, int[] counts)
    {
        var bytes = Bytes(name);
        var (line, said) = await LineAsync(name, bytes);
        var page = await PageAsync(name, bytes);

        Assert.Equal(counts, page.Counts);
        // The command line leaves no row out, so nothing of a bad file is new to it.
        Assert.Equal(counts[5] > 0 ? [counts[0], 0, .. counts[2..]] : counts, line);
        Assert.All(said, message => Assert.Contains(message, page.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_command_line_reads_the_sheet_and_the_heading_row_that_it_is_told()
    {
        object?[] headings = ["indicator", "place", "period", "value"];
        var book = new XlsxFile().Sheet("Annual", headings, ["Waits", "E92000001", "2024", 1]).Sheet("Monthly", headings, ["Waits", "E92000001", "2025-10", 1], [], [.. headings, "sex"], ["Waits", "E92000001", "2025-11", 1, "F"], ["Waits", "E92000001", "2025-12", 2, "F"]).Bytes();

        var (_, asked) = await LineAsync("waits.xlsx", book);
        var (counts, said) = await LineAsync("waits.xlsx", book, "--sheet", "Monthly", "--heading-row", "4");

        Assert.Equal(["The file has 2 sheets with figures. Choose one of ‘Annual’ and ‘Monthly’"], asked);
        Assert.Empty(said);
        Assert.Equal([2, 2, 0, 0, 0, 0], counts);
    }

    private static byte[] Bytes(string name) => name switch
    {
        "waits.csv" => Encoding.UTF8.GetBytes(Csv),
        "waits.json" => Encoding.UTF8.GetBytes(Json),
        "old.xls" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]],
        _ => new XlsxFile().Sheet("Cover", ["About"]).Sheet("Data",
            ["Waits in England"], ["indicator", "place", "period", "value"], ["Waits", "E92000001", "2025-10", 61.2], ["Waits", "E92000001", "2025-11", name == "bad.xlsx" ? "6l.2" : "[c]"]).Bytes(),
    };

    private async Task<(int[] Counts, string Text)> PageAsync(string name, byte[] bytes)
    {
        using var analyst = await Caller.WithRoleAsync(app.Address, "Delivery analyst");
        var form = await analyst.PageAsync("/data/import");
        using var sent = new MultipartFormDataContent
        {
            { new StringContent(form.QuerySelector($"[name={Caller.Token}]")!.GetAttribute("value")!), Caller.Token },
            { new ByteArrayContent(bytes), "file", name },
        };
        using var answer = await analyst.SendAsync(HttpMethod.Post, "/data/import", sent);
        var text = (await analyst.PageAsync(answer.Headers.Location!.OriginalString)).QuerySelector("main")!.TextContent;
        return ([.. new[] { "row", "new", "revised", "missing", "duplicate", "problem" }.Select(what => Count().Matches(text).Where(count => count.Groups[2].Value == what).Select(count => int.Parse(count.Groups[1].Value, CultureInfo.InvariantCulture)).FirstOrDefault())], text);
    }

    private async Task<(int[] Counts, string[] Said)> LineAsync(string name, byte[] bytes, params string[] words)
    {
        var folder = Directory.CreateTempSubdirectory("missiongov-same-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MissionGov.Web.dll"), "import", path, "--dry-run", "--json", .. words])
            {
                RedirectStandardOutput = true,
                Environment = { ["ConnectionStrings__MissionGov"] = app.Database, ["MissionGov__Demo"] = "true" },
            };
            using var program = Process.Start(start)!;
            var report = JsonDocument.Parse(await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).RootElement;
            var problems = report.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("message").GetString()!).ToArray();
            return ([.. new[] { "rows", "new", "revised", "missing", "duplicates" }.Select(what => report.GetProperty(what).GetInt32()), problems.Length], problems);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("([0-9]+) (row|new|revised|missing|duplicate|problem)")]
    private static partial Regex Count();
}
