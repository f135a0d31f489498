using MissionGov.Domain.Missions;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Tests.Features.Observations.Formats.Workbooks;

/// <summary>What a sheet shows is what is read.</summary>
public sealed class WorkbookTests
{
    private static readonly object?[] Headings = ["date", "value"];

    [Fact]
    public void Shared_inline_and_rich_text_is_read_without_how_it_is_spoken()
    {
        var file = Read(new XlsxFile().Sheet("Data",
            ["date", "value", "sex"],
            ["2024", 1.5, "Female"],
            ["2024", 2, "<c t=\"inlineStr\"><is><r><t>Ma</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">le </t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></is></c>"],
            ["2024", 3, "<c t=\"str\"><f>A1&amp;B1</f><v>Both_x0020_</v></c>"]));

        Assert.Empty(file.Problems.Listed);
        Assert.Equal([("sex=Female", 1.5), ("sex=Male", 2), ("sex=Both_x0020_", 3.0)], file.Rows.Select(row => (row.Series.Breakdown, row.Value!.Value)));
    }

    [Theory]
    [InlineData("dd/mm/yyyy", false, 43831, "2020-01-01")]
    [InlineData("[$-809]d mmmm yyyy;@", false, 43831, "2020-01-01")]
    [InlineData("mmm\\-yy", false, 43831, "2020-01-01/P1M")]
    [InlineData("yyyy", false, 43831, "2020-01-01/P1Y")]
    [InlineData("yyyy\"d\"", false, 43831, "2020-01-01/P1Y")]
    [InlineData("dd/mm/yyyy", false, 61, "1900-03-01")]
    [InlineData("dd/mm/yyyy", false, 59, "1900-02-28")]
    [InlineData("dd/mm/yyyy", true, 42369, "2020-01-01")]
    [InlineData("dd/mm/yyyy hh:mm", false, 43831, "2020-01-01")]
    public void A_date_is_read_in_the_detail_its_cell_shows(string format, bool since1904, int serial, string iso)
    {
        var book = new XlsxFile().Formats(format).Sheet("Data", Headings, [$"<c s=\"1\"><v>{serial}</v></c>", 1]);
        if (since1904) book.Since1904();

        var file = Read(book);

        Assert.Empty(file.Problems.Listed);
        Assert.Equal(iso, Assert.Single(file.Rows).Period.Iso);
    }

    [Theory]
    [InlineData("0.0%", "0.618", 61.8)]
    [InlineData("0%", "0.07", 7)]
    [InlineData("0.00", "0.618", 0.618)]
    [InlineData("General", "244.47999999999999", 244.48)]
    [InlineData("\"50%\" 0", "3", 3)]
    public void A_share_is_read_as_its_cell_shows_it(string format, string written, double value)
    {
        var file = Read(new XlsxFile().Formats(format).Sheet("Data", Headings, ["2024", $"<c s=\"1\"><v>{written}</v></c>"]));

        Assert.Equal(value, Assert.Single(file.Rows).Value);
    }

    [Fact]
    public void The_saved_result_of_a_formula_is_read_and_said_and_no_formula_is_run()
    {
        var file = Read(new XlsxFile().Sheet("Data", ["date", "value", "note"], ["2024", "<c><f>1+1</f><v>2</v></c>", "<c t=\"str\"><f>cmd|'/c calc'!A1</f><v>=cmd|'/c calc'!A1</v></c>"]));

        Assert.Equal(2, Assert.Single(file.Rows).Value);
        Assert.Contains("2 cells hold formulas; their saved results were read", file.Notes);
    }

    [Fact]
    public void A_name_merged_over_rows_is_read_for_each_and_a_figure_is_not()
    {
        var file = Read(new XlsxFile().Sheet("Data", "visible",
            [["date", "sex", "value"], ["2023", "Female", 1], ["2024", null, 2], ["2025", null, null]],
            "<mergeCells><mergeCell ref=\"B2:B4\"/><mergeCell ref=\"C3:C4\"/></mergeCells>"));

        Assert.Empty(file.Problems.Listed);
        Assert.All(file.Rows, row => Assert.Equal("sex=Female", row.Series.Breakdown));
        Assert.Equal([1, 2, null], file.Rows.Select(row => row.Value));
    }

    [Fact]
    public void Hidden_sheets_are_passed_over_and_hidden_rows_are_read_and_both_are_said()
    {
        var file = Read(new XlsxFile()
            .Sheet("Data_HIDE", "hidden", [["date", "value"], ["2020", 9]])
            .Sheet("Deep", "veryHidden", [["date", "value"], ["2020", 9]])
            .Sheet("Data", "visible", [["date", "value"], ["2023", 1], ["2024", 2]], attributes: "hidden=\"1\""));

        Assert.Equal([1, 2], file.Rows.Select(row => row.Value));
        Assert.Equal(["Sheet ‘Data’ was read", "Hidden and not read: ‘Data_HIDE’ and ‘Deep’", "Rows 2–3 are hidden in the sheet, and included here"], file.Notes);
    }

    [Fact]
    public void The_only_sheet_that_reads_as_data_is_taken()
    {
        var file = Read(new XlsxFile().Sheet("Cover", ["About these figures"], ["Published on 1 May"]).Sheet("Table 1", Headings, ["2024", 1]).Sheet("Notes", ["Note", "Description"], ["1", "Rounded"]));

        Assert.Equal(1, Assert.Single(file.Rows).Value);
        Assert.Contains("Sheet ‘Table 1’ was read", file.Notes);
    }

    [Fact]
    public void Several_sheets_of_figures_are_asked_back_by_name_and_one_is_read_when_named()
    {
        var book = new XlsxFile().Sheet("Notes", ["Rounded"]).Sheet("Annual", Headings, ["2024", 1]).Sheet("Quarter", Headings, ["2024 Q1", 2]);

        Assert.Equal("The file has 2 sheets with figures. Choose one of ‘Annual’ and ‘Quarter’", Problem(Read(book)));
        Assert.Equal(2, Assert.Single(Read(book, new(ReadFile.Today, "homes", Sheet: "quarter")).Rows).Value);
        Assert.Equal("There is no sheet ‘Month’. Choose one of ‘Notes’, ‘Annual’ and ‘Quarter’", Problem(Read(book, new(ReadFile.Today, "homes", Sheet: "Month"))));
    }

    [Fact]
    public void A_problem_names_the_cell_and_among_several_sheets_the_sheet()
    {
        Assert.Equal("Cell B3: Value must be a number, like 12 or 12.5", Problem(Read(new XlsxFile().Sheet("Data", Headings, ["2023", 1], ["2024", "many"]))));
        Assert.Equal("Sheet ‘Data’, cell B3: Value must be a number, like 12 or 12.5", Problem(Read(new XlsxFile().Sheet("Cover", ["About"]).Sheet("Data", Headings, ["2023", 1], ["2024", "many"]))));
    }

    [Fact]
    public void Cells_without_an_address_stand_beside_each_other()
    {
        var file = Read(new XlsxFile().Raw("Data", $"<worksheet xmlns=\"{XlsxFile.Main}\"><sheetData><row><c t=\"inlineStr\"><is><t>date</t></is></c><c t=\"inlineStr\"><is><t>value</t></is></c></row><row><c><v>2024</v></c><c><v>7</v></c></row></sheetData></worksheet>"));

        Assert.Equal(7, Assert.Single(file.Rows).Value);
    }

    [Fact]
    public void An_empty_cell_and_a_mark_are_missing_not_zero()
    {
        var file = Read(new XlsxFile().Sheet("Data", Headings, ["2022", "[x]"], ["2023", "<c s=\"0\"/>"], ["2024", 0]));

        Assert.Equal([null, null, 0], file.Rows.Select(row => row.Value));
        Assert.Equal((3, 2), (file.Counts.Rows, file.Counts.Missing));
        Assert.True(file.Rows[1].Quality.HasFlag(Quality.NotAvailable));
    }

    internal static ObservationFile Read(XlsxFile book, ReadOptions? options = null) => ReadFile.From(book.Bytes(), options, "book.xlsx");

    internal static string Problem(ObservationFile file) => Assert.Single(file.Problems.Listed).Message;
}
