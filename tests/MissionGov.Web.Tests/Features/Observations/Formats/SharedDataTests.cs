namespace MissionGov.Web.Tests.Features.Observations.Formats;

/// <summary>Whole real files, where they lie beside the repository; a plain clone has none and passes.</summary>
[Trait("Category", "SharedData")]
public sealed class SharedDataTests
{
    private static readonly DateOnly Today = new(2026, 11, 1);

    [Theory]
    [InlineData("els", 102_017)]
    [InlineData("open-sdg-uk/data", 17_625)]
    public void Every_row_of_real_files_is_read(string folder, int total)
    {
        var root = Folder();
        Assert.SkipWhen(root is null, "The shared data are not beside this repository.");

        var read = 0;
        foreach (var path in Directory.EnumerateFiles(Path.Combine(root, folder), "*.csv", SearchOption.AllDirectories))
        {
            var file = ReadFile.From(() => File.OpenRead(path), new(Today), Path.GetFileName(path));
            Assert.True(CountedOtherwise(path) == file.Counts.Rows, Path.GetFileName(path));
            Assert.All(file.Problems.Listed, problem => Assert.Matches("^Rows [0-9]+ and [0-9]+ are for the same place and year$", problem.Message));
            Assert.Equal(file.Counts.Rows - file.Counts.Duplicates, file.Rows.Count);
            read += file.Counts.Rows;
        }

        Assert.Equal(total, read);
    }

    [Fact]
    public void A_long_file_of_many_trusts_is_read()
    {
        var root = Folder();
        Assert.SkipWhen(root is null, "The shared data are not beside this repository.");

        var path = Path.Combine(root, "load", "uk_health_long_sample.csv.gz");
        var file = ReadFile.From(() => File.OpenRead(path), new(Today), Path.GetFileName(path));

        Assert.Empty(file.Problems.Listed);
        Assert.Equal(108_060, file.Counts.Rows);
    }

    // Rows by quotation marks and line ends alone, without our reader.
    private static int CountedOtherwise(string path)
    {
        int rows = 0, cells = 0;
        var quoted = false;
        foreach (var mark in File.ReadAllText(path).Replace("\r\n", "\n").Replace('\r', '\n') + "\n")
        {
            if (mark == '"') quoted = !quoted;
            if (mark != '\n' || quoted) cells++;
            else if (cells > 0) (rows, cells) = (rows + 1, 0);
        }

        const int Headings = 1;
        return rows - Headings;
    }

    private static string? Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data") is var data && Directory.Exists(data)) return data;
        return null;
    }
}
