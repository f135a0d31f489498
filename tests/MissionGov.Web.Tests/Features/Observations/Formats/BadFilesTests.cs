using System.Globalization;
using System.IO.Compression;
using System.Text;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Tests.Features.Observations.Formats;

/// <summary>Files that are bad by their size: each ends in bounded memory. The rest of the bad input is in <see cref="BadInputTests"/>.</summary>
public sealed class BadFilesTests
{
    [Fact]
    public void A_file_over_the_limit_is_not_opened()
    {
        var file = ReadFile.From(() => new SparseFile(FileText.MaximumBytes + 1));

        Assert.Equal("The selected file must be smaller than 50 MB", Assert.Single(file.Problems.Listed).Message);
    }

    [Fact]
    public void A_row_without_an_end_is_refused_in_bounded_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var file = ReadFile.From(() => new SparseFile(FileText.MaximumBytes - 1));

        const long FewBuffers = 20_000_000;
        Assert.Equal("Row 1 is longer than 1 MB. Check this is a CSV file", Assert.Single(file.Problems.Listed).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, FewBuffers);
    }

    [Fact]
    public void A_small_gzip_that_expands_to_a_flood_is_not_read()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) new SparseFile(200_000_001).CopyTo(gzip);
        var bytes = packed.ToArray();

        var file = ReadFile.From(bytes);

        Assert.Equal("The file expands to more than 200 MB and was not opened", Assert.Single(file.Problems.Listed).Message);
    }

    [Fact]
    public void What_an_old_workbook_holds_is_looked_for_no_further_than_a_file_may_expand()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
            new SparseFile(200_500_000).CopyTo(gzip);
            gzip.Write(Encoding.Unicode.GetBytes("EncryptedPackage"));
        }

        var file = ReadFile.From(packed.ToArray());

        Assert.Equal("This is an old Excel file (.xls) renamed .csv. Save it as .xlsx or .csv", Assert.Single(file.Problems.Listed).Message);
    }

    [Fact]
    public void More_figures_than_fit_in_memory_are_refused_with_what_to_do()
    {
        const int Columns = 1_000, Rows = 5_001;
        var headings = string.Join(',', Enumerable.Range(0, Columns).Select(month => string.Create(CultureInfo.InvariantCulture, $"{1900 + (month / 12)}-{(month % 12) + 1:00}")));
        var row = string.Concat(Enumerable.Repeat(",1", Columns));
        var text = $"Area code,{headings}\n{string.Concat(Enumerable.Repeat($"E06000001{row}\n", Rows))}";

        var file = ReadFile.From(text, new(ReadFile.Today), "claimants.csv");

        var problem = Assert.Single(file.Problems.Listed);
        Assert.Equal((5_002, "The file holds more than 5 million figures. Split the file and import one part after the other"), (problem.Row, problem.Message));
        Assert.Empty(file.Rows);
    }

    [Fact]
    public void The_first_hundred_problems_are_listed_and_the_rest_counted()
    {
        var text = new StringBuilder("date,value\n");
        for (var row = 0; row < 150; row++) text.Append("2024,oops\n");

        var file = ReadFile.From(text.ToString());

        Assert.Equal((100, 150), (file.Problems.Listed.Count, file.Problems.Count));
        Assert.Equal((2, "value", "oops"), (file.Problems.Listed[0].Row, file.Problems.Listed[0].Column, file.Problems.Listed[0].Value));
    }

    [Fact]
    public void Reading_stops_when_the_person_gives_up()
    {
        using var given = new CancellationTokenSource();
        given.Cancel();

        Assert.Throws<OperationCanceledException>(() => FileReading.Read(() => new MemoryStream("date,value\n2024,1"u8.ToArray()), "a.csv", new(ReadFile.Today, "homes"), cancelled: given.Token));
    }
}
