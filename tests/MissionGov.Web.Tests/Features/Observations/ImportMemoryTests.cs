using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using MissionGov.Tests;
using MissionGov.Web.Tests.Features.Observations.Formats.Workbooks;
using Npgsql;

namespace MissionGov.Web.Tests.Features.Observations;

/// <summary>Files that are small to send and huge to read: the program, as a process of its own, refuses each in the memory that it has anyway.</summary>
public sealed class ImportMemoryTests(ImportMemoryTests.Program program) : IClassFixture<ImportMemoryTests.Program>
{
    private const long Bound = 100_000_000;
    private const string TooLarge = "The file expands to more than 200 MB and was not opened";
    private const string SheetPart = "xl/worksheets/sheet1.xml";

    private static readonly Dictionary<string, (string Name, Action<Stream> Write, string Message)> Files = new()
    {
        ["a zip bomb"] = ("bomb.xlsx", Workbook(sheet => Repeat(sheet, new string(' ', 999) + "\n", 512_000)), TooLarge),
        ["a zip bomb that lies"] = ("bomb.xlsx", Lying(sheet => Repeat(sheet, new string(' ', 995) + "<a/>\n", 512_000)), TooLarge),
        ["a sheet of 1,048,577 rows"] = ("rows.xlsx", Workbook(sheet => Repeat(sheet, "<row><c><v>2024</v></c><c><v>1</v></c></row>", 1_048_577)), "The sheet has more rows than Excel allows"),
        ["many cells"] = ("cells.xlsx", Workbook(sheet => { Repeat(sheet, $"<row>{string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 13_000))}</row>", 1_000); Repeat(sheet, "</sheetData></worksheet>", 1); }), "Two columns are called ‘1’ (columns 1 and 2). Rename one"),
        ["a cell without an end"] = ("cell.xlsx", Workbook(sheet => { Repeat(sheet, "<row><c t=\"str\"><v>", 1); Repeat(sheet, new string('x', 1_000), 190_000); }), "The file is damaged. Open it in Excel and save it again"),
        ["many strings"] = ("strings.xlsx", Strings(strings => Repeat(strings, $"<si><t>{new string('x', 60)}</t></si>", 2_500_000)), "The file holds more text than we can read. In Excel, save the sheet as CSV UTF-8 and choose that file"),
        ["a line of 200 MB"] = ("line.csv.gz", Gzip(line => Repeat(line, new string('x', 1_000), 199_999)), "Row 1 is longer than 1 MB. Check this is a CSV file"),
        ["a gzip bomb"] = ("bomb.csv.gz", Gzip(rows => Repeat(rows, new string('0', 999) + "\n", 1_000_000)), TooLarge),
        ["a text of 190 MB in JSON"] = ("text.json.gz", Gzip(text => { Repeat(text, "[{\"period\":\"", 1); Repeat(text, new string('x', 1_000), 190_000); }), "Line 1, /0: A value is longer than 1 MB. Check this is a data file"),
    };

    public static TheoryData<string> Whats => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Whats))]
    public async Task A_bomb_is_refused_in_little_more_memory_than_an_empty_file(string what)
    {
        var (name, write, message) = Files[what];
        await using (var file = File.Create(Path.Combine(program.Folder, name))) write(file);

        var (code, errors, peak) = await program.ImportAsync(name);

        Assert.Equal($"{name}: {message}", errors);
        Assert.Equal(1, code);
        TestContext.Current.SendDiagnosticMessage($"{what}: {(peak - program.Base) / 1_000_000} MB over {program.Base / 1_000_000} MB");
        Assert.InRange(peak - program.Base, -program.Base, Bound);
        Assert.Equal(0L, await program.HeldAsync());
    }

    private static Action<Stream> Workbook(Action<Stream> sheet) => new XlsxFile().Sheet("Data", ["date", "value"]).Part(SheetPart, part =>
    {
        Repeat(part, $"<worksheet xmlns=\"{XlsxFile.Main}\"><sheetData>", 1);
        sheet(part);
    }).Write;

    private static Action<Stream> Strings(Action<Stream> strings) => new XlsxFile().Sheet("Data", ["date", "value"]).Part("xl/sharedStrings.xml", part =>
    {
        Repeat(part, $"<sst xmlns=\"{XlsxFile.Main}\">", 1);
        strings(part);
    }).Write;

    private static Action<Stream> Lying(Action<Stream> sheet) => file =>
    {
        const int AtSize = 24, OfHeader = 46;
        Workbook(sheet)(file);
        var tail = new byte[4_096];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        file.Position = file.Length - tail.Length + tail.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(SheetPart)) - OfHeader + AtSize;
        file.Write([0, 4, 0, 0]);
    };

    private static Action<Stream> Gzip(Action<Stream> text) => file =>
    {
        using var gzip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
        text(gzip);
    };

    private static void Repeat(Stream into, string text, int times)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < times; i++) into.Write(bytes);
    }

    /// <summary>A database, and what the command line takes for a file with nothing in it.</summary>
    public sealed class Program : IAsyncLifetime
    {
        private const string Empty = "empty.csv";

        private string _database = "";

        public string Folder { get; } = Directory.CreateTempSubdirectory("missiongov-memory-").FullName;

        public long Base { get; private set; }

        public async ValueTask InitializeAsync()
        {
            _database = await TestPostgres.NewDatabaseAsync();
            await File.WriteAllTextAsync(Path.Combine(Folder, Empty), "date,value\n");
            await ImportAsync(Empty);
            (_, _, Base) = await ImportAsync(Empty);
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(Folder, recursive: true);
            return ValueTask.CompletedTask;
        }

        public async Task<(int Code, string Errors, long Peak)> ImportAsync(string name)
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MissionGov.Web.dll"), "import", Path.Combine(Folder, name), "--indicator", "homes", "--dry-run"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["ConnectionStrings__MissionGov"] = _database },
            };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            long peak = 0;

            // The mark only rises, so the last look is the peak.
            for (; !process.HasExited; await Task.Delay(5, TestContext.Current.CancellationToken)) peak = Math.Max(peak, Peak(process.Id));
            await output;
            return (process.ExitCode, (await errors).TrimEnd(), peak);
        }

        public async Task<long> HeldAsync()
        {
            await using var source = NpgsqlDataSource.Create(_database);
            await using var count = source.CreateCommand("SELECT (SELECT count(*) FROM observations) + (SELECT count(*) FROM import_batches)");
            return (long)(await count.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        }

        private static long Peak(int process)
        {
            const int BytesOfKilobyte = 1_024;
            try
            {
                var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
                return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1].Trim('k', 'B'), CultureInfo.InvariantCulture) * BytesOfKilobyte;
            }
            catch (IOException)
            {
                return 0;
            }
        }
    }
}
