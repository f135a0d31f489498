using MissionGov.Web.Features.Observations.Formats;
using MissionGov.Web.Tests.Features.Observations.Formats.Workbooks;

namespace MissionGov.Web.Tests.Features.Observations.Formats.Tables;

/// <summary>Tables as people lay them out: below titles, with two rows of headings, several in a sheet, with notes between.</summary>
public sealed class TablesTests
{
    private static readonly ReadOptions Open = new(ReadFile.Today);

    // A place for tables that name none.
    private static readonly ReadOptions Kingdom = new(ReadFile.Today, Map: ColumnMap.Parse("""{ "always": { "place": "K02000001" } }"""));

    [Theory]
    [InlineData("Homes built\nSource: the department, May\n\ndate,value\n2023,1\n2024,2\n")]
    [InlineData("Homes built; by year\n\n\ndate\tvalue\n2023\t1\n2024\t2\n")]
    [InlineData("Homes built,\n,\ndate,value\n2023,1\n,\n2024,2\n")]
    public void Headings_are_found_below_titles_in_text(string text)
    {
        var file = ReadFile.From(text);

        Assert.Empty(file.Problems.Listed);
        Assert.Equal([1, 2], file.Rows.Select(row => row.Value));
        Assert.Contains(file.Notes, note => note.StartsWith("Headings are in row ", StringComparison.Ordinal));
    }

    [Fact]
    public void Notes_under_a_table_are_left_out_and_said()
    {
        var file = WorkbookTests.Read(new XlsxFile().Sheet("Data", ["Homes built"], [], ["date", "sex", "value"], ["2023", "F", 1], ["2024", "F", 2], [], ["Note: rounded"], ["Source: the department"]));

        Assert.Equal([1, 2], file.Rows.Select(row => row.Value));
        Assert.Equal(["Headings are in row 3", "Rows that hold only text were left out: rows 7 and 8"], file.Notes);
    }

    [Fact]
    public void A_heading_row_that_a_person_points_at_is_taken()
    {
        var book = new XlsxFile().Sheet("Data", ["date", "value"], ["2020", 9], [], ["date", "amount", "value"], ["2024", 5, 1]);

        var file = WorkbookTests.Read(book, new(ReadFile.Today, "homes", HeadingRow: 4));

        Assert.Equal("amount=5", Assert.Single(file.Rows).Series.Breakdown);
        Assert.Equal("Row 9 holds no headings. Choose the row that names the columns", WorkbookTests.Problem(WorkbookTests.Read(book, new(ReadFile.Today, "homes", HeadingRow: 9))));
        Assert.Equal("There are several tables, with headings in rows 1 and 4. Choose one of these heading rows", WorkbookTests.Problem(WorkbookTests.Read(book)));
    }

    [Fact]
    public void A_wrong_row_that_a_person_points_at_is_named_with_what_it_holds() =>
        Assert.EndsWith(". We took row 2 for the headings", WorkbookTests.Problem(WorkbookTests.Read(new XlsxFile().Sheet("Data", ["date", "value"], ["2020", 9]), new(ReadFile.Today, "homes", HeadingRow: 2))), StringComparison.Ordinal);

    [Fact]
    public void Tables_of_the_same_headings_are_read_as_one()
    {
        var file = WorkbookTests.Read(new XlsxFile().Sheet("Data", ["date", "value"], ["2022", 1], [], ["date", "value"], ["2023", 2]));

        Assert.Empty(file.Problems.Listed);
        Assert.Equal([1, 2], file.Rows.Select(row => row.Value));
    }

    [Fact]
    public void Headings_of_two_rows_are_joined_where_one_alone_says_nothing()
    {
        var file = WorkbookTests.Read(new XlsxFile().Sheet("Data", ["Period", "Obs"], [null, "value"], ["2024", 3]));

        Assert.Equal(3, Assert.Single(file.Rows).Value);
        Assert.Equal("Headings are in rows 1 and 2", Assert.Single(file.Notes));
    }

    [Fact]
    public void A_first_row_of_data_is_no_second_row_of_headings() =>
        Assert.StartsWith("Column ‘Indicator’ is missing. Found: Year, Country, Sex, Units, GeoCode, Value.", Assert.Single(ReadFile.From("Year,Country,Sex,Units,GeoCode,Value\n2000,,,Rate,,6.55\n2001,,,Rate,,6.44\n", Open).Problems.Listed).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2009-10", "2010-11", "2011-12", "2012-13")]
    [InlineData("2009–10", "2010–11", "2011–12", "2012–13 [p]")]
    [InlineData("2009-10", "2010-11 [note 3]", "2011-12", "2012/13")]
    public void Financial_years_over_the_columns_of_a_sheet_are_no_months(params string[] years)
    {
        var file = WorkbookTests.Read(new XlsxFile().Sheet("Data", ["Permanent exclusions"], ["Code", "Area", .. years], ["E09000002", "Barking", 1, 2, 3, 4]), Open);

        Assert.Empty(file.Problems.Listed);
        Assert.Equal(["2009-04-01/P1Y", "2010-04-01/P1Y", "2011-04-01/P1Y", "2012-04-01/P1Y"], file.Rows.Select(row => row.Period.Iso));
    }

    [Fact]
    public void Months_over_the_columns_of_a_sheet_stay_months()
    {
        var file = WorkbookTests.Read(new XlsxFile().Sheet("Data", ["Permanent exclusions"], ["Code", "Area", "2010-10", "2010-11", "2010-12"], ["E09000002", "Barking", 1, 2, 3]), Open);

        Assert.Equal(["2010-10-01/P1M", "2010-11-01/P1M", "2010-12-01/P1M"], file.Rows.Select(row => row.Period.Iso));
    }

    [Fact]
    public void A_year_over_several_columns_is_joined_to_the_heading_below()
    {
        object?[][] rows =
        [
            ["Children looked after"], ["Code", "Area", "2015", null, null, "2016", null, null], [null, null, "Number", "Rate", "%", "Number", "Rate", "%"],
            ["E09000002", "Barking", 460, 78, 1.5, 420, 70, 1.4], ["E09000003", "Barnet", 315, 35, "-", 335, 37, 0.9],
        ];
        var merged = "<mergeCells><mergeCell ref=\"C2:E2\"/><mergeCell ref=\"F2:H2\"/></mergeCells>";

        var file = WorkbookTests.Read(new XlsxFile().Sheet("2016", "visible", rows, merged), Open);
        var text = ReadFile.From(string.Join('\n', rows.Select(row => string.Join(',', row))), Open);
        var untitled = ReadFile.From(string.Join('\n', rows.Skip(1).Select(row => string.Join(',', row))), Open with { Map = ColumnMap.Parse("""{ "always": { "indicator": "Children" } }""") });

        Assert.Empty(file.Problems.Listed);
        Assert.Equal(12, file.Rows.Count);
        Assert.Equal(["Children looked after, Number", "Children looked after, Rate", "Children looked after, %"], file.Rows.Select(row => row.Series.Indicator.Name).Distinct());
        Assert.Contains(file.Rows, row => row is { Value: 37, Line: 5 } && row.Period.Iso == "2016-01-01/P1Y" && row.Series.Place is { Code: "E09000003", Name: "Barnet" });
        Assert.Equal("%", file.Rows.First(row => row.Series.Indicator.Name.EndsWith('%')).Series.Indicator.Unit);
        Assert.Single(file.Rows, row => row.Value is null);
        Assert.Equal(file.Rows.Select(row => (row.Period, row.Value)), untitled.Rows.Select(row => (row.Period, row.Value)));
        Assert.Equal(file.Rows.Select(row => (row.Series.Indicator.Slug, row.Period, row.Value)), text.Rows.Select(row => (row.Series.Indicator.Slug, row.Period, row.Value)));
    }

    // As the counts of rough sleepers were published: footnotes fused to words, columns that only part others, changes between rows.
    [Fact]
    public void A_table_with_fused_footnotes_empty_columns_and_rows_of_changes_is_read()
    {
        var file = WorkbookTests.Read(
            new XlsxFile().Sheet("Table 1",
                ["Street counts and estimates of rough sleeping"],
                ["Autumn 2010 and 2011"],
                [],
                ["ONS code", null, "Local authority", "Region", "Autumn1 2010", null, "Autumn 2011", null, "% change", "Households ('000)2"],
                ["-", null, "ENGLAND", null, 1768, null, 2181, null, 23, 22000],
                [null, null, "% change on the year", null, null, null, 23, null, null, null],
                ["E07000223", null, "Adur", "South East", 1, null, 0, null, -100, 27],
                ["E07000026", null, "Allerdale", "North West", "-", null, 2, null, "-", 42],
                [],
                ["1 The method changed in 2010"]),
            Open);

        Assert.Empty(file.Problems.Listed);
        Assert.Equal([("E07000223", 1), ("E07000223", 0), ("E07000026", null), ("E07000026", 2.0)], file.Rows.Select(row => (row.Series.Place.Code, row.Value)));
        Assert.Equal("2010-09-01/P3M", file.Rows[0].Period.Iso);
        Assert.Equal("Street counts and estimates of rough sleeping", file.Rows[0].Series.Indicator.Name);
        Assert.Equal(
            ["Headings are in row 4", "Columns I and J name no period and were left out, from row 4", "Rows that hold only text were left out: row 10", "Rows without a place code were left out: rows 5 and 6"],
            file.Notes);
    }

    [Fact]
    public void Stacked_tables_are_told_apart_by_the_heading_in_their_corner_and_changes_are_left_out()
    {
        var file = WorkbookTests.Read(
            new XlsxFile().Formats("0.0%").Sheet("Quarter",
                ["Consumption of biofuels"],
                ["VOLUME (million litres)", "2024\n1st quarter", "2024 \n2nd quarter [note 8]"],
                ["Road transport, of which:", 3, 4],
                ["Biodiesel [note 3]", 1, 2],
                [],
                ["ENERGY (ktoe)", "2024\n1st quarter", "2024 \n2nd quarter [note 8]"],
                ["Road transport", 5, "[x]"],
                [],
                ["Per cent changes from the same quarter last year", "2024\n1st quarter", "2024 \n2nd quarter [note 8]"],
                ["Road transport", "(+)  ", "<c s=\"1\"><v>0.5</v></c>"],
                [],
                ["Share of road fuels", "2024\n1st quarter", "2024 \n2nd quarter [note 8]"],
                ["Road transport", "<c s=\"1\"><v>0.085</v></c>", "-"]),
            Kingdom);

        Assert.Empty(file.Problems.Listed);
        Assert.Equal(
            [
                ("road-transport-volume", "million litres", "2024-01-01/P3M", 3), ("road-transport-volume", "million litres", "2024-04-01/P3M", 4),
                ("biodiesel", "million litres", "2024-01-01/P3M", 1), ("biodiesel", "million litres", "2024-04-01/P3M", 2),
                ("road-transport-energy", "ktoe", "2024-01-01/P3M", 5), ("road-transport-energy", "ktoe", "2024-04-01/P3M", null),
                ("road-transport-share-of-road-fuels", "%", "2024-01-01/P3M", 8.5), ("road-transport-share-of-road-fuels", "%", "2024-04-01/P3M", (double?)null),
            ],
            file.Rows.Select(row => (row.Series.Indicator.Slug, row.Series.Indicator.Unit, row.Period.Iso, row.Value)));
        Assert.Equal(["Headings are in row 2", "The table with headings in row 9 gives changes and was left out"], file.Notes);
    }

    [Fact]
    public void A_problem_in_a_table_of_periods_names_its_cell()
    {
        var file = WorkbookTests.Read(new XlsxFile().Sheet("Data", ["Fuel", "2023", "2024"], ["Coal", 1, "many"], ["Gas", "<c t=\"e\"><v>#REF!</v></c>", 2]), Kingdom);

        Assert.Equal(
            [(2, "C", "Cell C2: Value must be a number, like 12 or 12.5"), (3, "B", "Cell B3 shows #REF!. Correct it or leave it empty")],
            file.Problems.Listed.Select(problem => (problem.Row, problem.Column, problem.Message)));
    }

    [Fact]
    public void Stacked_tables_that_do_not_fit_together_are_asked_back_by_row()
    {
        var book = new XlsxFile().Sheet("Data", ["Fuel", "2023", "2024"], ["Coal", 1, 2], [], ["Region", "Fuel", "2023", "2024"], ["North", "Coal", 1, 2]);

        Assert.Equal("There are several tables, with headings in rows 1 and 4. Choose one of these heading rows", WorkbookTests.Problem(WorkbookTests.Read(book, Kingdom)));
        Assert.Equal(2, WorkbookTests.Read(book, Kingdom with { HeadingRow = 1 }).Rows.Count);
    }

    [Theory]
    [InlineData("code,day,count\nE06000001,2019-03-01,2005\nE06000002,2019-04-01,1999\nE06000003,2019-05-01,2001\n")]
    [InlineData("Dat,Value\n2024,2023\n")]
    [InlineData("series,kind,number,step,value,last\na,b,6,1,1972,1980\na,b,6,2,15.5,1981\n")]
    [InlineData("series,kind,year,last\na,b,1972,1980\na,b,15.5,1981\n")]
    public void Figures_that_look_like_years_are_no_headings(string text) => Assert.StartsWith("Column ‘", Assert.Single(ReadFile.From(text, new(ReadFile.Today)).Problems.Listed).Message, StringComparison.Ordinal);

    [Fact]
    public void In_text_a_row_of_the_wrong_length_is_a_mistake_in_a_table_of_periods_too()
    {
        var file = ReadFile.From("Consumption\n\nFUEL (tonnes),2023,2024\nCoal,1,2\nGas,1,2,3\n", Kingdom);

        Assert.Equal("Row 5 has 4 values but there are 3 columns", Assert.Single(file.Problems.Listed).Message);
        Assert.Equal(2, file.Rows.Count);
    }
}
