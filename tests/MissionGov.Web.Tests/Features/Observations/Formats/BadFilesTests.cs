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
