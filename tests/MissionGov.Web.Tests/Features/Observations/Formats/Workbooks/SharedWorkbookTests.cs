using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Tests.Features.Observations.Formats.Workbooks;

/// <summary>Real workbooks, where they lie beside the repository; a plain clone has none and passes.</summary>
[Trait("Category", "SharedData")]
public sealed class SharedWorkbookTests
{
    // The tables are about the United Kingdom, which only their cover says.
    private static readonly ReadOptions Kingdom = new(new DateOnly(2026, 11, 1), Map: ColumnMap.Parse("""{ "always": { "place": "K02000001" } }"""));

    // Cells in the rows and columns of figures, counted by a script that knows the sheets by their addresses.
    [Theory]
    [InlineData("Main table", 276, 0, 12)]
    [InlineData("Annual", 400, 0, 20)]
    [InlineData("Quarter", 2_407, 0, 83)]
    public void Every_figure_of_energy_trends_is_read(string sheet, int figures, int missing, int periods)
    {
        var file = ReadFile.From(Energy(), Kingdom with { Sheet = sheet }, "ET_6.2_DEC_25.xlsx");

        Assert.Empty(file.Problems.Listed);
        Assert.Equal((figures, missing, 0), (file.Counts.Rows, file.Counts.Missing, file.Counts.Duplicates));
        Assert.Equal(periods, file.Rows.Where(row => row.Series.Indicator.Name.StartsWith("All liquid biofuels", StringComparison.Ordinal)).Select(row => row.Period).Distinct().Count());
    }

    [Fact]
    public void Figures_of_energy_trends_are_those_shown()
    {
        var quarters = ReadFile.From(Energy(), Kingdom with { Sheet = "Quarter" }, "ET_6.2_DEC_25.xlsx");
        var shares = ReadFile.From(Energy(), Kingdom with { Sheet = "Main table", HeadingRow = 29 }, "ET_6.2_DEC_25.xlsx");

        Assert.Contains(quarters.Rows, row => row is { Line: 7, Value: 14.39 } && row.Series.Indicator is { Name: "Biogasoline, VOLUME", Unit: "million litres" } && row.Period.Iso == "2005-01-01/P3M");
        Assert.Contains("The table with headings in row 29 gives changes and was left out", quarters.Notes);
        Assert.Contains(shares.Rows, row => row is { Line: 30, Value: 8.51 } && row.Series.Indicator.Unit == "%" && row.Period.Iso == "2023-01-01/P1Y");
    }

    [Fact]
    public void Energy_trends_alone_says_what_to_choose()
    {
        Assert.Equal("The file has 3 sheets with figures. Choose one of ‘Main table’, ‘Annual’ and ‘Quarter’", Assert.Single(ReadFile.From(Energy(), Kingdom, "ET_6.2_DEC_25.xlsx").Problems.Listed).Message);
        Assert.StartsWith("Column ‘Place’ is missing.", Assert.Single(ReadFile.From(Energy(), Kingdom with { Map = null, Sheet = "Annual" }, "ET_6.2_DEC_25.xlsx").Problems.Listed).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("children-looked-after.xls")]
    [InlineData("ks2-results.xls")]
    public void Old_workbooks_are_refused_in_words(string name) =>
        Assert.Equal("This is an old Excel file (.xls). Save it as .xlsx or .csv", Assert.Single(ReadFile.From(File.ReadAllBytes(Path.Combine(Folder(), "london", name)), Kingdom, name).Problems.Listed).Message);

    private static byte[] Energy() => File.ReadAllBytes(Path.Combine(Folder(), "energy", "ET_6.2_DEC_25.xlsx"));

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data") is var data && Directory.Exists(data)) return data;
        Assert.Skip("The shared data are not beside this repository.");
        return "";
    }
}
