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
    public void A_place_that_is_renamed_within_a_file_stays_one_place()
    {
        var file = ReadFile.From("indicator,area code,area name,period,value\nWaits,RF4,Barking Hospitals,2024-01,1\nWaits,RF4,Barking and Havering Hospitals,2024-02,2\n", new(ReadFile.Today));

        Assert.Same(file.Rows[0].Series, file.Rows[1].Series);
    }

    [Fact]
    public void Areas_that_share_the_code_of_their_region_are_its_parts()
    {
        var file = ReadFile.From("Year,Region,Local authority,GeoCode,Value\n2024,North West,,E12000002,1\n2024,North West,Bolton,E12000002,2\n2024,North West,Bury,E12000002,3\n", name: "indicator_4-2-2.csv");

        Assert.Empty(file.Problems.Listed);
        Assert.Equal(["", "Region=North West; Local authority=Bolton", "Region=North West; Local authority=Bury"], file.Rows.Select(row => row.Series.Breakdown));
        Assert.All(file.Rows, row => Assert.Equal("North West", row.Series.Place.Name));
    }

    [Fact]
    public void Explore_Education_Statistics_gives_an_indicator_a_column_and_the_place_of_its_level()
    {
        var file = Sample("exclusions_by_reason_200708-201314.csv");
        string[] places = [.. file.Rows.Select(row => row.Series.Place).Distinct().Select(place => $"{place.Code} {place.Name}, {place.Level}")];

        Assert.Empty(file.Problems.Listed);
        Assert.Equal(("dfe-ees", 16, 16 * 24), (file.Layout, file.Counts.Rows, file.Rows.Count));
        Assert.Equal(["E92000001 England, national", "E12000001 North East, regional", "E09000007 Camden, local authority", "820 Bedfordshire (Pre LGR 2009), local authority"], places);
        Assert.Equal(new FileIndicator("exclusions-by-reason-perm-physical-pupils", "Exclusions by reason: perm physical pupils", ""), file.Rows[0].Series.Indicator);
        Assert.Equal((Period.AcademicYear(2013), 725d, ""), (file.Rows[0].Period, file.Rows[0].Value, file.Rows[0].Series.Breakdown));
        Assert.Equal("school_type=Special", file.Rows[24 * 3].Series.Breakdown);
        Assert.All(file.Rows.Where(row => row.Value is null), row => Assert.Equal(Quality.NotAvailable, row.Quality));
    }

    [Fact]
    public void Monthly_tables_of_the_NHS_give_a_month_and_an_indicator_a_column()
    {
        var attendances = Sample("nhs-ae-attendances.csv");
        var waits = Sample("nhs-rtt-region.csv");

        Assert.Empty(attendances.Problems.Listed);
        Assert.Empty(waits.Problems.Listed);
        Assert.Equal(("nhs-monthly", 18, 54), (attendances.Layout, attendances.Counts.Rows, attendances.Rows.Count));
        Assert.Equal(["A&E attendances", "A&E attendances over 4 hours", "Emergency admissions through A&E"], attendances.Rows.Take(3).Select(row => row.Series.Indicator.Name));
        Assert.Equal(("RF4", "type=1", Period.Month(2017, 3)), (attendances.Rows[0].Series.Place.Code, attendances.Rows[0].Series.Breakdown, attendances.Rows[0].Period));
        Assert.Equal(("E40000007", "NHS region", "treatment=Cardiology"), (waits.Rows[0].Series.Place.Code, waits.Rows[0].Series.Place.Level, waits.Rows[0].Series.Breakdown));
        Assert.Contains(waits.Rows, row => row.Series.Place.Code == "E40000003" && row.Series.Breakdown.Length == 0 && row.Value == 208_697);
    }

    [Fact]
    public void The_table_that_NHS_England_publishes_is_read_and_its_total_said()
    {
        var file = ReadFile.From(
            "Period,Org Code,Parent Org,Org name,A&E attendances Type 1,Attendances over 4hrs Type 1\nMSitAE-APRIL-2023,RF4,NHS ENGLAND LONDON,BARKING HOSPITALS,17570,6154\nMSitAE-APRIL-2023,RC9,NHS ENGLAND EAST,BEDFORDSHIRE HOSPITALS,,*\nTOTAL,-,TOTAL,TOTAL,17570,6154\n",
            new(ReadFile.Today));

        Assert.Empty(file.Problems.Listed);
        Assert.Equal("1 row is left out: a total has no date of its own", Assert.Single(file.Warnings));
        Assert.Equal(["A&E attendances Type 1", "Attendances over 4hrs Type 1"], file.Rows.Select(row => row.Series.Indicator.Name).Distinct());
        Assert.Equal([17570d, 6154d, null, null], file.Rows.Select(row => row.Value));
        Assert.Equal(Quality.Confidential, file.Rows[3].Quality);
        Assert.Equal((Period.Month(2023, 4), "RF4", "BARKING HOSPITALS", ""), (file.Rows[0].Period, file.Rows[0].Series.Place.Code, file.Rows[0].Series.Place.Name, file.Rows[0].Series.Breakdown));
    }

    [Fact]
    public void Police_outcomes_have_lines_that_end_in_CR_and_a_count_without_a_name()
    {
        var file = ReadFile.From("Year,f0_,crime_type,reported_by,last_outcome_category\r2016,39375,Anti-social behaviour,Kent Police,\r2016,1245,Bicycle theft,Kent Police,Under investigation", new(ReadFile.Today));

        Assert.Empty(file.Problems.Listed);
        Assert.Equal(["crime_type=Anti-social behaviour", "crime_type=Bicycle theft; last_outcome_category=Under investigation"], file.Rows.Select(row => row.Series.Breakdown));
        Assert.Equal(("recorded-crimes-by-outcome", "Kent Police", Period.CalendarYear(2016), 39375d), (file.Rows[0].Series.Indicator.Slug, file.Rows[0].Series.Place.Code, file.Rows[0].Period, file.Rows[0].Value));
    }

    [Fact]
    public void A_column_a_period_becomes_a_figure_a_cell()
    {
        var file = ReadFile.From("LAD23CD,LAD23NM,Sex,2010-11,2011-12,2012-13 [p]\nE06000001,Hartlepool,Female,1,,3\nE06000001,Hartlepool,Total,4,x,6\n", new(ReadFile.Today), "claimants.csv");

        Assert.Empty(file.Problems.Listed);
        Assert.Equal([Period.FinancialYear(2010), Period.FinancialYear(2011), Period.FinancialYear(2012)], file.Rows.Take(3).Select(row => row.Period));
        Assert.Equal([1d, null, 3d, 4d, null, 6d], file.Rows.Select(row => row.Value));
        Assert.Equal((Quality.Provisional, "Sex=Female", ""), (file.Rows[2].Quality, file.Rows[2].Series.Breakdown, file.Rows[3].Series.Breakdown));
        Assert.Equal(("wide-periods", "claimants", 2, 2), (file.Layout, file.Rows[0].Series.Indicator.Slug, file.Counts.Rows, file.Counts.Missing));
    }

    [Fact]
    public void Figures_beside_the_periods_make_no_parts_and_are_said()
    {
        var file = ReadFile.From("Area code,Area,2021,2022,Change,Rank\nE06000001,Hartlepool,10,15.2,5.2,1\nE06000002,Middlesbrough,4,8,4,2\n", new(ReadFile.Today), "claimants.csv");
        var one = ReadFile.From("Area code,Area,2021,2022,Change\nE06000001,Hartlepool,10,15.2,5.2\n", new(ReadFile.Today), "claimants.csv");

        Assert.Empty(file.Problems.Listed);
        Assert.All(file.Rows, row => Assert.Equal("", row.Series.Breakdown));
        Assert.Equal([10, 15.2, 4, 8], file.Rows.Select(row => row.Value!.Value));
        Assert.Equal("Columns ‘Change’ and ‘Rank’ name no period and were left out", Assert.Single(file.Notes));
        Assert.Equal("Column ‘Change’ names no period and was left out", Assert.Single(one.Notes));
    }

    [Fact]
    public void Figures_with_decimal_commas_are_figures_under_periods_too()
    {
        var file = ReadFile.From("Area code;Area;2021;2022\nE06000001;Hartlepool;10,5;0,618\n", new(ReadFile.Today), "claimants.csv");

        Assert.Empty(file.Problems.Listed);
        Assert.Equal([10.5, 0.618], file.Rows.Select(row => row.Value!.Value));
    }

    [Fact]
    public void Headings_of_a_period_and_a_measure_keep_both()
    {
        var file = ReadFile.From("Area code,Area,Number 2015,Rate 2015,Number 2016,Rate 2016\nE09000001,City of London,5,1.5,6,1.6\n", new(ReadFile.Today), "looked_after.csv");

        Assert.Empty(file.Problems.Listed);
        Assert.Equal(["looked-after-number 2015", "looked-after-rate 2015", "looked-after-number 2016", "looked-after-rate 2016"], file.Rows.Select(row => $"{row.Series.Indicator.Slug} {row.Period.Label}"));
    }

    [Fact]
    public void An_area_that_is_not_known_is_a_part_of_its_country()
    {
        var file = ReadFile.From("Date,Country,AreaCode,Area,TotalCases\n2020-03-26,Wales,W11000028,Aneurin Bevan,5\n2020-03-26,Wales,,Unknown,2\n2020-03-26,Scotland,,Unknown,NaN\n", new(ReadFile.Today), "covid-19-cases-uk.csv");

        Assert.Empty(file.Problems.Listed);
        Assert.Equal(["W11000028 ", "Wales Area=Unknown", "Scotland Area=Unknown"], file.Rows.Select(row => $"{row.Series.Place.Code} {row.Series.Breakdown}"));
        Assert.Equal("Covid 19 cases uk: total cases", file.Rows[0].Series.Indicator.Name);
    }

    [Fact]
    public void Total_is_the_headline_in_Canadas_files()
    {
        var file = ReadFile.From("Year,data.Geography,Gender,Age group,GeoCode,Value\n2015,,,,,26.5\n2015,data.Alberta,Total - Gender,\"Total, 15 years and over\",48,27\n2015,data.Alberta,Men+,Total,48,28\n", new(ReadFile.Today), "indicator_8-4-1.csv");

        Assert.Empty(file.Problems.Listed);
        Assert.Equal(["", "", "Gender=Men+"], file.Rows.Select(row => row.Series.Breakdown));
        Assert.Equal(["", "Alberta", "Alberta"], file.Rows.Select(row => row.Series.Place.Name));
    }

    [Fact]
    public void A_map_adds_what_a_wide_table_does_not_say()
    {
        var map = ColumnMap.Parse("""{ "always": { "period": "2012-2016" } }""");

        var file = ReadFile.From("Force,Local resolution,Under investigation\nKent Police,1,2\n", new(ReadFile.Today, Map: map), "outcomes_by_force.csv");

        Assert.Empty(file.Problems.Listed);
        Assert.Equal(["2012-01-01/P5Y", "2012-01-01/P5Y"], file.Rows.Select(row => row.Period.Iso));
    }

    [Fact]
    public void A_row_with_one_bad_cell_is_left_out_whole()
    {
        var file = ReadFile.From("Period,Org Code,Referrals seen in time,Referrals not seen in time\n2024-01,RF4,1,2\n2024-02,RF4,3,oops\n2024-03,RF4,5,6\n", new(ReadFile.Today));

        Assert.Equal("Row 3: Value must be a number, like 12 or 12.5", Assert.Single(file.Problems.Listed).Message);
        Assert.True(file.Problems.CanBeLeftOut);
        Assert.Equal(1, file.Counts.Bad);
        Assert.Equal([1d, 2d, 5d, 6d], file.Rows.Select(row => row.Value));
    }

    [Fact]
    public void A_row_without_its_place_is_not_put_to_the_place_of_the_chosen_indicator()
    {
        var file = ReadFile.From("nhs_trust22_code,date,do_not_meet_criteria_to_reside\nRAJ,2025-01-01,5\n,2025-01-01,6\n", new(ReadFile.Today, "beds"));

        Assert.Equal("Row 3: Enter a place", Assert.Single(file.Problems.Listed).Message);
        Assert.Equal("RAJ", Assert.Single(file.Rows).Series.Place.Code);
    }

    [Fact]
    public void The_explorer_of_subnational_indicators_gives_the_tier_and_leaves_its_category_out()
    {
        var file = ReadFile.From(
            "AREACD,AREANM,Tier,Indicator,Category,Period,Measure,Unit,Value,MAD\nE06000011,East Riding of Yorkshire,Unitary Authority,Net additions to the housing stock,Housing,202021,Number,Number,\"1,447\",NA\nE06000001,Hartlepool,District/Unitary,Gross Value Added per hour worked,Boosting Living Standards,2019,Pounds,£,28.31,0.2\n",
            new(ReadFile.Today));

        Assert.Empty(file.Problems.Listed);
        Assert.Equal(("ons-subnational", "Unitary Authority", ""), (file.Layout, file.Rows[0].Series.Place.Level, file.Rows[0].Series.Breakdown));
        Assert.Equal((Period.FinancialYear(2020), 1447d), (file.Rows[0].Period, file.Rows[0].Value));
    }

    [Fact]
    public void Attendances_of_a_museum_are_not_those_of_A_and_E()
    {
        var file = ReadFile.From("Month,Region,Attendances\n2025-01,London,5\n", new(ReadFile.Today), "museum_visits_2025.csv");

        Assert.Equal("Museum visits: attendances", Assert.Single(file.Rows).Series.Indicator.Name);
    }

    [Fact]
    public void Editions_that_count_a_number_of_things_name_them_alike()
    {
        var older = ReadFile.From("Period,Org Code,Number of A&E attendances Type 1\nMSitAE-AUGUST-2020,RR8,1234\nTotal,ALL,1234\n", new(ReadFile.Today));
        var newer = ReadFile.From("Period,Org Code,A&E attendances Type 1\nMSitAE-MARCH-2024,RR8,1234\n", new(ReadFile.Today));

        Assert.Equal(Assert.Single(newer.Rows).Series.Indicator, Assert.Single(older.Rows).Series.Indicator);
    }

    [Fact]
    public void An_older_data_file_of_an_Open_SDG_site_has_its_number_alone_for_a_name()
    {
        var file = ReadFile.From("Year,Units,Value\n1974a,%,3.6\n1974b,%,4.3\n", new(ReadFile.Today), "5-5-1.csv");

        Assert.Equal(("open-sdg", "SDG 5.5.1"), (file.Layout, file.Rows[0].Series.Indicator.Name));
        Assert.Equal(["1974-01-01/P6M", "1974-07-01/P6M"], file.Rows.Select(row => row.Period.Iso));
        Assert.Equal("A year with a letter is half a year: 1974a is January to June 1974", Assert.Single(file.Notes));
    }

    [Fact]
    public void A_filter_called_year_takes_nothing_from_the_time_identifier()
    {
        var file = ReadFile.From("time_period,time_identifier,geographic_level,country_code,country_name,year,week,pupils\n201617,Academic year,National,E92000001,England,Year 7,3,5\n", new(ReadFile.Today), "pupils.csv");

        var row = Assert.Single(file.Rows);
        Assert.Equal((Period.AcademicYear(2016), "year=Year 7; week=3"), (row.Period, row.Series.Breakdown));
    }

    [Fact]
    public void A_column_of_letters_is_no_column_of_marks()
    {
        var file = ReadFile.From("Period,Org Code,Patient,Attendances in the month\n2024-01,RF4,M,2\n2024-01,RF4,F,3\n", new(ReadFile.Today));

        Assert.Equal(["Patient=M", "Patient=F"], file.Rows.Select(row => row.Series.Breakdown));
    }

    [Fact]
    public void Long_names_that_begin_alike_have_addresses_of_their_own()
    {
        var start = new string('a', 90);
        var file = ReadFile.From($"indicator,place,period,value\n{start} one,E92000001,2024,1\n{start} two,E92000001,2024,2\n", new(ReadFile.Today));

        Assert.Equal(2, file.Rows.Select(row => row.Series.Indicator.Slug).Distinct().Count());
        Assert.All(file.Rows, row => Assert.InRange(row.Series.Indicator.Slug.Length, 1, 80));
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
