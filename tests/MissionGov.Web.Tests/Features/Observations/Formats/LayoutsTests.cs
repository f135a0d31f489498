using MissionGov.Domain.Missions;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Tests.Features.Observations.Formats;

/// <summary>The layouts of real publishers, on the first rows of their files.</summary>
public sealed class LayoutsTests
{
    [Theory]
    [InlineData("els-gcses.csv", "ons-els", 43, 3)]
    [InlineData("els-gdp-per-head-older.csv", "ons-els", 30, 0)]
    [InlineData("els-cigarette-smokers-2025-11-14.csv", "ons-els", 30, 0)]
    [InlineData("els-homicide.csv", "ons-els", 30, 0)]
    [InlineData("indicator_8-5-2.csv", "open-sdg", 28, 4)]
    [InlineData("nhs-rtt-overview.csv", "nhs-rtt", 48, 0)]
    public void A_publishers_file_is_recognised_by_its_headings(string name, string layout, int rows, int missing)
    {
        var file = Sample(name);

        Assert.Empty(file.Problems.Listed);
        Assert.Equal((layout, rows, missing), (file.Layout, file.Counts.Rows, file.Counts.Missing));
        Assert.True(file.WholeSeries);
    }

    [Fact]
    public void Explore_Local_Statistics_gives_place_level_unit_and_academic_year()
    {
        var first = Sample("els-gcses.csv").Rows[0];

        Assert.Equal(new FileIndicator("gcses-in-english-and-maths", "GCSEs in English and Maths", "%"), first.Series.Indicator);
        Assert.Equal(new FilePlace("E92000001", "England", "Nation"), first.Series.Place);
        Assert.Equal((Period.AcademicYear(2016), 71.572, Quality.None), (first.Period, first.Value, first.Quality));
    }

    [Fact]
    public void Editions_of_one_file_name_their_indicator_alike()
    {
        Assert.Equal("cigarette-smokers", Sample("els-cigarette-smokers-2025-11-14.csv").Rows[0].Series.Indicator.Slug);
    }

    [Fact]
    public void Open_SDG_takes_its_indicator_from_the_file_name_and_areas_from_the_code()
    {
        var rows = Sample("indicator_8-5-2.csv").Rows;

        Assert.All(rows, row => Assert.StartsWith("sdg-8-5-2", row.Series.Indicator.Slug, StringComparison.Ordinal));
        Assert.Equal(("E12000006", "East", "Sex=Female"), (rows[0].Series.Place.Code, rows[0].Series.Place.Name, rows[0].Series.Breakdown));
        Assert.Equal(Period.Quarter(2000, 1), rows[0].Period);
        Assert.Contains(rows, row => row.Value is null && row.Quality == Quality.Confidential);
    }

    [Fact]
    public void Waiting_times_become_the_share_within_18_weeks()
    {
        var rows = Sample("nhs-rtt-overview.csv").Rows;

        Assert.Equal(12, rows.Count);
        Assert.Equal(Period.Month(2007, 8), rows[0].Period);
        Assert.Equal(100.0 * 2395656 / 4186974, rows[0].Value!.Value, 10);
    }

    [Fact]
    public void Two_measures_of_one_name_are_kept_apart_by_their_unit()
    {
        var file = ReadFile.From("indicator,measure,unit,place,period,value\nPay,Median,£,E92000001,2024,1\nPay,Mean,£,E92000001,2024,2\nPay,Mean,%,E92000001,2024,3\n", new(ReadFile.Today));

        Assert.Equal(["pay-median", "pay-mean-pounds", "pay-mean-percent"], file.Rows.Select(row => row.Series.Indicator.Slug));
    }

    [Fact]
    public void A_file_of_several_measures_is_not_put_into_one_indicator()
    {
        var file = ReadFile.From("indicator,place,period,value\nPay,E92000001,2024,1\nRent,E92000001,2024,2\n");

        Assert.Equal("The file holds 2 measures, such as ‘Pay’ and ‘Rent’. Import it without choosing an indicator", Assert.Single(file.Problems.Listed).Message);
    }

    [Fact]
    public void A_row_must_say_what_and_where_it_is_about()
    {
        var file = ReadFile.From("indicator,place,period,value\n,E92000001,2024,1\nRent,,2024,2\n", new(ReadFile.Today));

        Assert.Equal(["Row 2: Enter an indicator", "Row 3: Enter a place"], file.Problems.Listed.Select(problem => problem.Message));
    }

    private static ObservationFile Sample(string name) =>
        ReadFile.From(() => File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Samples", name)), new(ReadFile.Today), name);
}
