using System.Globalization;
using System.IO.Compression;
using System.Text;
using MissionGov.Domain.Missions;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Tests.Features.Observations.Formats;

/// <summary>What we accept silently, and what we accept and say so.</summary>
public sealed class GoodFilesTests
{
    [Theory]
    [InlineData("2024", "2024-01-01/P1Y")]
    [InlineData("2021.0", "2021-01-01/P1Y")]
    [InlineData("2011/12", "2011-04-01/P1Y")]
    [InlineData("1999/00", "1999-04-01/P1Y")]
    [InlineData("2001/2002", "2001-04-01/P1Y")]
    [InlineData("FY2023/24", "2023-04-01/P1Y")]
    [InlineData("201617", "2016-04-01/P1Y")]
    [InlineData("2019/20 [Note 5]", "2019-04-01/P1Y")]
    [InlineData("2003-2005", "2003-01-01/P3Y")]
    [InlineData("2010 to 2011", "2010-01-01/P2Y")]
    [InlineData("2001-2005 (baseline)", "2001-01-01/P5Y")]
    [InlineData("2007/08 to 2008/09", "2007-04-01/P2Y")]
    [InlineData("2002/03-2007/08", "2002-04-01/P6Y")]
    [InlineData("2000 Q1", "2000-01-01/P3M")]
    [InlineData("2015-Q2", "2015-04-01/P3M")]
    [InlineData("Q1 2024/25", "2024-04-01/P3M")]
    [InlineData("Q4 2024/25", "2025-01-01/P3M")]
    [InlineData("1993 01", "1993-01-01/P1M")]
    [InlineData("2003-05", "2003-05-01/P1M")]
    [InlineData("April 2021", "2021-04-01/P1M")]
    [InlineData("Apr-21", "2021-04-01/P1M")]
    [InlineData("Sept 2021", "2021-09-01/P1M")]
    [InlineData("2019-03-07", "2019-03-07")]
    [InlineData("2025-3-4", "2025-03-04")]
    [InlineData("03/04/25", "2025-04-03")]
    [InlineData("4 Mar 2025", "2025-03-04")]
    [InlineData("2019-03-07T00:00:00", "2019-03-07")]
    [InlineData("17 May to 11 June 2023", "2023-05-17/2023-06-11")]
    [InlineData("2016-09-01/P1Y", "2016-09-01/P1Y")]
    [InlineData("2019-01-01/P5Y", "2019-01-01/P5Y")]
    [InlineData("2021-01-01/P1M", "2021-01-01/P1M")]
    [InlineData("2020-03-23/P1W", "2020-03-23/2020-03-29")]
    [InlineData("2020-03-23/P7D", "2020-03-23/2020-03-29")]
    [InlineData("1974a", "1974-01-01/P6M")]
    [InlineData("1974b", "1974-07-01/P6M")]
    [InlineData("2023-24", "2023-04-01/P1Y")]
    [InlineData("FYE 2024", "2023-04-01/P1Y")]
    [InlineData("academic year 2016/17", "2016-09-01/P1Y")]
    [InlineData("2023/24 Q1", "2023-04-01/P3M")]
    [InlineData("2010 1st quarter", "2010-01-01/P3M")]
    [InlineData("1st quarter 2010", "2010-01-01/P3M")]
    [InlineData("Quarter 2 2010", "2010-04-01/P3M")]
    [InlineData("Jan-Mar 2024", "2024-01-01/P3M")]
    [InlineData("December to February 2024", "2023-12-01/P3M")]
    [InlineData("April 2023 to March 2024", "2023-04-01/P1Y")]
    [InlineData("04/2021 - 03/2022", "2021-04-01/P1Y")]
    [InlineData("year ending March 2024", "2023-04-01/P1Y")]
    [InlineData("12 months to 30 June 2024", "2023-07-01/P1Y")]
    [InlineData("3 months to June 2024", "2024-04-01/P3M")]
    [InlineData("2020 Week 13", "2020-03-23/2020-03-29")]
    [InlineData("2020-W13", "2020-03-23/2020-03-29")]
    [InlineData("Week 53 2020", "2020-12-28/2021-01-03")]
    [InlineData("week ending 29 March 2020", "2020-03-23/2020-03-29")]
    [InlineData("w/c 23/03/2020", "2020-03-23/2020-03-29")]
    [InlineData("Autumn 2010", "2010-09-01/P3M")]
    [InlineData("Winter 2010/11", "2010-12-01/P3M")]
    [InlineData("MSitAE-APRIL-2023", "2023-04-01/P1M")]
    public void A_period_is_read_in_every_form_that_publishers_use(string written, string iso)
    {
        var file = ReadFile.From($"period,value\n{written},1\n");

        Assert.Empty(file.Problems.Listed);
        Assert.Equal(iso, Assert.Single(file.Rows).Period.Iso);
    }

    [Fact]
    public void A_heading_of_years_makes_three_years_of_what_is_a_month_elsewhere()
    {
        Assert.Equal("2003-01-01/P3Y", ReadFile.From("year,value\n2003-05,1\n").Rows[0].Period.Iso);
        Assert.Equal("2016-09-01/P1Y", ReadFile.From("academic year,value\n201617,1\n").Rows[0].Period.Iso);
        Assert.Equal("2011-04-01/P1Y", ReadFile.From("financial year,value\n2011-12,1\n").Rows[0].Period.Iso);
        Assert.Equal("2020-03-23/2020-03-29", ReadFile.From("week ending,value\n2020-03-29,1\n").Rows[0].Period.Iso);
        Assert.Equal("2023-07-01/P1Y", ReadFile.From("year ending,value\n30 June 2024,1\n").Rows[0].Period.Iso);
        Assert.Equal("2019-03-01/P1M", ReadFile.From("month,value\n2019-03-01,1\n").Rows[0].Period.Iso);
    }

    [Theory]
    [InlineData("2019-03-01", "2019-04-01", "2019-03-01/P1M")] // monthly tables name a month by its first day
    [InlineData("2019-04-01", "2020-04-01", "2019-04-01")] // a count on one day of each year
    [InlineData("2010-11", "2011-12", "2010-04-01/P1Y")]
    [InlineData("2010-11", "2010-12", "2010-11-01/P1M")]
    [InlineData("2010-12", "2011-13", "2010-01-01/P3Y")]
    [InlineData("201112", "201213", "2011-04-01/P1Y")]
    [InlineData("201112", "201201", "2011-12-01/P1M")]
    public void What_the_periods_of_a_file_show_together_tells_each(string first, string second, string iso)
    {
        Assert.Equal(iso, ReadFile.From($"period,value\n{first},1\n{second},2\n").Rows[0].Period.Iso);
    }

    [Fact]
    public void A_file_of_one_year_meets_the_file_of_all_years() =>
        Assert.Equal(ReadFile.From("year,value\n2022-23,1\n2023-24,2\n").Rows[1].Period, Assert.Single(ReadFile.From("year,value\n2023-24,2\n").Rows).Period);

    [Theory]
    [InlineData("2010-11", "2011-12", "2012-13", "2010-04-01/P1Y")]
    [InlineData("2010-11", "2011-12", "not known", "2010-04-01/P1Y")]
    [InlineData("2011-12", "2011-12", "2011-10", "2011-12-01/P1M")]
    [InlineData("2019-03-01", "2019-03-01", "2019-04-01", "2019-03-01/P1M")]
    [InlineData("2019-03-01", "2019-04-01", "2019-04-15", "2019-03-01")]
    [InlineData("2019-03-01", "2019-04-01", "2019/20", "2019-03-01/P1M")]
    public void What_the_whole_file_shows_counts_more_than_its_first_rows(string first, string second, string third, string iso)
    {
        var text = new StringBuilder("place,period,value\n");
        foreach (var period in (string[])[first, second, third])
            for (var place = 0; place < 1_200; place++) text.Append(CultureInfo.InvariantCulture, $"E{place:00000000},{period},1\n");

        Assert.Equal(iso, ReadFile.From(text.ToString()).Rows[0].Period.Iso);
    }

    [Fact]
    public void A_slip_among_months_makes_no_years_of_them()
    {
        var file = ReadFile.From("period,value\n2024-03,1\n2024-13,2\n2024-05,3\n");

        Assert.Equal(3, Assert.Single(file.Problems.Listed).Row);
        Assert.Equal(["2024-03-01/P1M", "2024-05-01/P1M"], file.Rows.Select(row => row.Period.Iso));
    }

    [Fact]
    public void A_period_that_may_be_a_month_or_a_year_is_read_and_said()
    {
        var file = ReadFile.From("place,period,value\nE06000001,2010-11,1\nE06000002,2010-11,1\n");

        Assert.Equal("2010-11-01/P1M", file.Rows[0].Period.Iso);
        Assert.Equal("2010-11 was read as November 2010. If it is a year, write 2010/11", Assert.Single(file.Notes));
        Assert.Empty(ReadFile.From("month,value\n2010-11,1\n").Notes);
        Assert.Empty(ReadFile.From("period,value\n2010-11,1\n2010-12,1\n").Notes);
        Assert.Empty(ReadFile.From("period,value\n2024-11,1\n").Notes);
    }

    [Theory]
    [InlineData("academic year", "2016-17", "2017-18", "2016-09-01/P1Y")]
    [InlineData("month", "2010-11", "2011-12", "2010-11-01/P1M")]
    [InlineData("quarter", "2019-01-01", "2019-04-01", "2019-01-01/P3M")]
    [InlineData("quarter", "31/03/2019", "30/06/2019", "2019-01-01/P3M")]
    [InlineData("week ending", "01/03/2020", "01/11/2020", "2020-02-24/2020-03-01")]
    public void A_heading_that_says_more_is_believed(string heading, string first, string second, string iso)
    {
        Assert.Equal(iso, ReadFile.From($"{heading},value\n{first},1\n{second},2\n").Rows[0].Period.Iso);
    }

    [Theory]
    [InlineData("2021", "Oct", "2021-10-01/P1M")]
    [InlineData("2021", "10", "2021-10-01/P1M")]
    [InlineData("2021", "September", "2021-09-01/P1M")]
    public void A_year_and_a_month_in_two_columns_are_one_period(string year, string month, string iso)
    {
        Assert.Equal(iso, ReadFile.From($"year,month,value\n{year},{month},1\n").Rows[0].Period.Iso);
    }

    [Theory]
    [InlineData("201617", "Academic year", "2016-09-01/P1Y")]
    [InlineData("201617", "Financial year", "2016-04-01/P1Y")]
    [InlineData("201617", "Tax year", "2016-04-01/P1Y")]
    [InlineData("2018", "Calendar year", "2018-01-01/P1Y")]
    [InlineData("2018", "Reporting year", "2018-01-01/P1Y")]
    [InlineData("201617", "Academic year Q1", "2016-08-01/P3M")]
    [InlineData("201617", "Academic year Q1-Q3", "2016-08-01/P9M")]
    [InlineData("201617", "Financial year Q4", "2017-01-01/P3M")]
    [InlineData("2018", "Calendar year Q2", "2018-04-01/P3M")]
    [InlineData("201617", "Financial year Part 2 (October to March)", "2016-10-01/P6M")]
    [InlineData("201617", "Autumn term", "2016-09-01/P4M")]
    [InlineData("201617", "Spring term", "2017-01-01/P3M")]
    [InlineData("201617", "Autumn and spring term", "2016-09-01/P7M")]
    [InlineData("2020", "Week 13", "2020-03-23/2020-03-29")]
    [InlineData("2018", "January", "2018-01-01/P1M")]
    public void Every_time_identifier_of_the_Department_for_Education_is_read(string period, string identifier, string iso)
    {
        var file = ReadFile.From($"time_period,time_identifier,geographic_level,country_code,country_name,pupils\n{period},{identifier},National,E92000001,England,5\n", new(ReadFile.Today), "pupils.csv");

        Assert.Empty(file.Problems.Listed);
        Assert.Equal(iso, Assert.Single(file.Rows).Period.Iso);
    }

    [Theory]
    [InlineData("201618", "Academic year")]
    [InlineData("201617", "Calendar year")]
    [InlineData("2016", "Harvest")]
    public void A_time_identifier_that_does_not_fit_its_period_is_refused(string period, string identifier)
    {
        var file = ReadFile.From($"time_period,time_identifier,geographic_level,country_code,country_name,pupils\n{period},{identifier},National,E92000001,England,5\n", new(ReadFile.Today), "pupils.csv");

        Assert.Contains("is not a period we can read", Assert.Single(file.Problems.Listed).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.005", "Thousands", 1005)] // 1004.9999999999999 in binary fractions
    [InlineData("2.2", "millions", 2_200_000)]
    [InlineData("2.7", "Trillions", 2_700_000_000_000)]
    [InlineData("5", "Units", 5)]
    [InlineData("5", "Percentage (%)", 5)]
    [InlineData("5", "", 5)]
    public void A_unit_multiplier_is_applied(string written, string multiplier, double value)
    {
        Assert.Equal(value, Assert.Single(ReadFile.From($"date,value,unit multiplier\n2024,{written},{multiplier}\n").Rows).Value);
    }

    [Theory]
    [InlineData("-0", 0)]
    [InlineData("+5", 5)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData(" 61.8 ", 61.8)]
    [InlineData("\"1,447\"", 1447)]
    [InlineData("\"1,234,567.8\"", 1234567.8)]
    [InlineData("1\u00A0234", 1234)]
    [InlineData("1\u202F234", 1234)]
    [InlineData("−2.5", -2.5)]
    [InlineData("9.36e-05", 9.36e-05)]
    [InlineData("12 %", 12)]
    [InlineData("12%", 12)]
    [InlineData("١٢", 12)]
    [InlineData("１２", 12)]
    [InlineData("0.30000000000000004", 0.30000000000000004)]
    [InlineData("-2.52113550917348", -2.52113550917348)]
    public void A_number_is_read_in_every_unambiguous_form(string written, double value)
    {
        var row = Assert.Single(ReadFile.From($"date,value\n2024,{written}\n").Rows);

        Assert.Equal(value, row.Value);
        Assert.False(double.IsNegative(row.Value!.Value) && value == 0);
    }

    [Theory]
    [InlineData("", "", Quality.NotAvailable)]
    [InlineData("NaN", "", Quality.NotAvailable)]
    [InlineData("NA", "", Quality.NotAvailable)]
    [InlineData("n/a", "", Quality.NotAvailable)]
    [InlineData(".", "", Quality.NotAvailable)]
    [InlineData("..", "", Quality.NotAvailable)]
    [InlineData("-", "", Quality.NotAvailable)]
    [InlineData("[x]", "", Quality.NotAvailable)]
    [InlineData("[low]", "", Quality.NotAvailable)]
    [InlineData("[c]", "", Quality.Confidential)]
    [InlineData("[z]", "", Quality.NotApplicable)]
    [InlineData("", "c", Quality.Confidential)]
    [InlineData("c", "c", Quality.Confidential)]
    [InlineData("*", "suppressed", Quality.Confidential)]
    [InlineData("", "Missing value; suppressed", Quality.Confidential)]
    [InlineData("", "u", Quality.Unreliable | Quality.NotAvailable)]
    [InlineData("", "Normal value", Quality.NotAvailable)]
    public void A_missing_value_is_never_zero_and_keeps_its_reason(string written, string status, Quality quality)
    {
        var row = Assert.Single(ReadFile.From($"date,value,status\n2024,{written},{status}\n").Rows);

        Assert.Equal((null, quality), (row.Value, row.Quality));
    }

    [Fact]
    public void Marks_on_a_value_stay_with_it()
    {
        var file = ReadFile.From("date,value,status\n2023,61.2 [r],\n2024,61.4,Provisional value\n2031,62 [f],\n");

        Assert.Equal([Quality.Revised, Quality.Provisional, Quality.Forecast], file.Rows.Select(row => row.Quality));
    }

    [Fact]
    public void Suppressed_missing_and_duplicate_are_counted_apart()
    {
        var file = ReadFile.From("date,value,status\n2020,,c\n2021,,\n2022,5,\n2022,5,\n2023,7,u\n");

        Assert.Empty(file.Problems.Listed);
        Assert.Equal(new FileCounts(Rows: 5, Missing: 2, Suppressed: 1, Duplicates: 1), file.Counts);
        Assert.Equal(4, file.Rows.Count);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Rows_end_as_they_like(string end)
    {
        var file = ReadFile.From(string.Join(end, "date,value,name", "2023,1,\"a, \"\"b\"\"" + end + "c\"", "2024,2,d"));

        Assert.Equal([2, 3], file.Rows.Select(row => row.Line));
        Assert.Equal($"name=a, \"b\"{end}c", file.Rows[0].Series.Breakdown);
    }

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Welsh) },
        { "UTF-8 with its mark", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Welsh)] },
        { "UTF-16", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Welsh)] },
        { "UTF-16 the other way round", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Welsh)] },
        { "UTF-16 without a mark", Encoding.Unicode.GetBytes(Welsh) },
        { "gzip", Gzip(Encoding.UTF8.GetBytes(Welsh)) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Any_marked_encoding_is_read(string what, byte[] bytes)
    {
        var file = ReadFile.From(bytes);

        Assert.True(file.Problems.Count == 0, what);
        Assert.Equal("name=Tŷ Ddewi", file.Rows[0].Series.Breakdown);
        Assert.Empty(file.Notes);
    }

    [Fact]
    public void Windows_1252_is_read_and_said()
    {
        byte[] bytes = [.. "date,value,name\n2024,1,plain\n2025,1,C"u8, 0xF4, .. "te "u8, 0xA3, .. "5\n"u8];

        var file = ReadFile.From(bytes);

        Assert.Equal("name=Côte £5", file.Rows[1].Series.Breakdown);
        Assert.Equal("We read this as Windows-1252. Check ‘Côte £5’ looks right", Assert.Single(file.Notes));
    }

    [Fact]
    public void Semicolons_and_tabs_are_found_and_said()
    {
        var semicolons = ReadFile.From("date;value\n2023;1,5\n2024;2,7\n");
        var tabs = ReadFile.From("date\tvalue\n2023\t1.5\n");

        Assert.Equal([1.5, 2.7], semicolons.Rows.Select(row => row.Value!.Value));
        Assert.Equal("Columns are separated by semicolons; in such files we read 1,5 as 1.5", Assert.Single(semicolons.Notes));
        Assert.Equal("Columns are separated by tabs", Assert.Single(tabs.Notes));
    }

    [Fact]
    public void Decimal_commas_are_read_where_they_can_be_nothing_else()
    {
        var file = ReadFile.From("place;date;value\nE1;2023;0,618\nE2;2023;1234,567\nE3;2023;950,5\nE4;2023;0.618\n");

        Assert.Empty(file.Problems.Listed);
        Assert.Equal([0.618, 1234.567, 950.5, 0.618], file.Rows.Select(row => row.Value));
    }

    [Fact]
    public void Days_in_figures_are_read_day_first_and_said()
    {
        Assert.Equal("Dates in figures are read with the day first: 03/04/2026 is 3 April 2026", Assert.Single(ReadFile.From("date,value\n03/04/2025,1\n").Notes));
    }

    [Fact]
    public void Old_years_are_read_with_a_warning()
    {
        Assert.Equal("1 row is about years before 1950 or after 2100", Assert.Single(ReadFile.From("date,value\n1918,1\n").Warnings));
    }

    [Fact]
    public void A_map_says_which_column_is_which()
    {
        var map = ColumnMap.Parse("""{ "columns": { "period": "Week ending", "value": "Rate" }, "always": { "place": "E92000001", "indicator": "Beds" } }""");

        var file = ReadFile.From("Week ending,Rate\n7 March 2025,4\n", new(ReadFile.Today, Map: map));

        var row = Assert.Single(file.Rows);
        Assert.Equal(("beds", "E92000001", 4d), (row.Series.Indicator.Slug, row.Series.Place.Code, row.Value!.Value));
    }

    [Fact]
    public void A_hundred_thousand_rows_fit_in_little_memory()
    {
        var text = new StringBuilder("indicator,place,period,value\n");
        for (var place = 0; place < 1000; place++)
            for (var month = 0; month < 100; month++) text.Append(CultureInfo.InvariantCulture, $"waits,E{place:00000000},{2015 + (month / 12)}-{(month % 12) + 1:00},{month}.5\n");
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var before = GC.GetAllocatedBytesForCurrentThread();

        var file = ReadFile.From(bytes, new(ReadFile.Today));

        const long BytesPerRow = 500;
        Assert.Equal(100_000, file.Rows.Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, BytesPerRow * file.Rows.Count);
    }

    private const string Welsh = "date,value,name\n2024,1,Tŷ Ddewi\n";

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
