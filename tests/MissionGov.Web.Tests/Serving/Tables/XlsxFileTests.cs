using System.Diagnostics;
using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Tests.Serving.Tables;

public sealed class XlsxFileTests
{
    private const int Table = 4;

    [Fact]
    public async Task A_screen_reader_is_led_from_the_cover_to_the_table()
    {
        var book = await BookAsync(SampleTable.Rows);

        Assert.Equal(["Cover", "Notes", "Columns", "Table"], book.Sheets);
        Assert.Equal("A sample & its <title>", book.Rows(1)[0][0]);
        Assert.Equal("A sample & its <title>", book.Rows(Table)[0][0]);
        Assert.All(Enumerable.Range(1, Table), sheet => Assert.Single(book.Tables(sheet)));
        Assert.Contains(book.Rows(1), row => row[0] == "Source: Office of tests");
        Assert.Contains(book.Rows(1), row => row[0].StartsWith("Licence: Open Government Licence", StringComparison.Ordinal));
        Assert.Contains(book.Rows(1), row => row[0] == "How to cite: Office of tests: sample");
        Assert.Contains(book.Rows(2), row => row[0] == "=Made up.");
        Assert.Equal(["text", "Words", "text"], book.TableRows(3)[1]);
    }

    [Fact]
    public async Task Nothing_in_it_is_run_or_merged()
    {
        var book = await BookAsync(SampleTable.Rows);

        Assert.False(book.HasFormulas);
        Assert.False(book.HasMerges);
        Assert.DoesNotContain(book.Parts, part => part.Contains("externalLink", StringComparison.Ordinal) || part.Contains("vba", StringComparison.Ordinal) || part.Contains("connections", StringComparison.Ordinal));
        Assert.Equal("inlineStr", (string?)book.Cells(Table).Single(cell => cell.Value.StartsWith("=HYPERLINK", StringComparison.Ordinal)).Attribute("t"));
    }

    [Fact]
    public async Task Numbers_are_numbers_and_dates_are_dates()
    {
        var rows = (await BookAsync(SampleTable.Rows)).TableRows(Table);

        Assert.Equal(["text", "number", "whole", "day", "yes_no"], rows[0]);
        Assert.Equal(["plain, with a comma", "-2.5", "3", "2026-02-01", "yes"], rows[1]);

        // No spreadsheet knows a day before 1900, nor counts those of that year's beginning right.
        Assert.Equal("1899-01-01", rows[2][3]);
        Assert.Equal("1900-02-28", rows[5][3]);
        Assert.Equal(SampleTable.Rows.Count + 1, rows.Count);
    }

    [Fact]
    public async Task What_a_workbook_cannot_hold_does_not_spoil_it()
    {
        var rows = (await BookAsync([.. SampleTable.Rows, new(new string('x', 40_000), double.NaN, 1, null, null)])).TableRows(Table);

        Assert.Equal("abc", rows[8][0]);
        Assert.Equal("two\nlines “quoted” − £ 😀", rows[11][0]);
        Assert.Equal((32_767, ""), (rows[^1][0].Length, rows[^1][1]));
    }

    // A table without rows is what a spreadsheet offers to repair.
    [Fact]
    public async Task A_view_without_rows_has_its_headings()
    {
        var book = await BookAsync([]);

        Assert.Empty(book.Tables(Table));
        Assert.Equal(["text", "number", "whole", "day", "yes_no"], book.Rows(Table)[^1]);
    }

    [Fact]
    public async Task LibreOffice_opens_it_without_repair_and_reads_the_same()
    {
        var office = Office();
        Assert.SkipWhen(office is null, "LibreOffice is not installed here: no soffice on the path.");
        var folder = Directory.CreateTempSubdirectory("missiongov-xlsx-").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "sample.xlsx"), await FileAsync(SampleTable.Rows), TestContext.Current.CancellationToken);
            using var run = Process.Start(new ProcessStartInfo(office!, ["--headless", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,4", "--outdir", folder, Path.Combine(folder, "sample.xlsx")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            await run.WaitForExitAsync(TestContext.Current.CancellationToken);

            var lines = await File.ReadAllLinesAsync(Directory.GetFiles(folder, "*.csv").Single(), TestContext.Current.CancellationToken);
            Assert.Equal(0, run.ExitCode);
            Assert.Contains(lines, line => line.Contains("=HYPERLINK(\"\"http://evil.example\"\")", StringComparison.Ordinal));
            Assert.Contains("\"plain, with a comma\",-2.5,3,2026-02-01,yes", lines);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Office() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    private static async Task<Workbook> BookAsync(IReadOnlyList<SampleTable.Row> rows) => new(await FileAsync(rows));

    private static async Task<byte[]> FileAsync(IReadOnlyList<SampleTable.Row> rows)
    {
        using var file = new MemoryStream();
        await XlsxFile.WriteAsync(file, SampleTable.Of(rows), SampleTable.Facts, TestContext.Current.CancellationToken);
        return file.ToArray();
    }
}
