using MissionGov.Domain.Missions;
using SpreadCheetah;
using SpreadCheetah.Metadata;
using SpreadCheetah.Styling;
using SpreadCheetah.Tables;
using SpreadCheetah.Worksheets;

namespace MissionGov.Web.Serving.Tables;

/// <summary>A workbook that a screen reader can be led through: a cover, notes, what the columns mean, then the table. One table a sheet, its name in A1, no cell merged, none a formula.</summary>
internal static class XlsxFile
{
    public const string Extension = ".xlsx";

    // What a cell can hold.
    private const int LongestText = 32_767;

    private const double NarrowestColumn = 10;
    private const double WidestColumn = 60;

    // Its calendar has a day in 1900 that there never was, and none before that year.
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    public static IResult Of(HttpContext http, DataTable table)
    {
        var facts = TableFacts.Of(http, table);
        return new WrittenFile($"{table.Name}{Extension}", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (file, ct) => WriteAsync(file, table, facts, ct));
    }

    internal static async Task WriteAsync(Stream file, DataTable table, TableFacts facts, CancellationToken ct)
    {
        var options = new SpreadCheetahOptions { DocumentProperties = new DocumentProperties { Title = Text(table.Title), Author = "MissionGov" }, WriteCellReferenceAttributes = true };
        await using var book = await Spreadsheet.CreateNewAsync(file, options, ct);
        var styles = new Styles(book);
        await CoverAsync(book, styles, table, facts, ct);
        await NotesAsync(book, styles, table, facts, ct);
        await SheetAsync(book, styles, "Columns", "What the columns mean", [], MeaningColumns.Table("columns", "Columns", table.Page, table.Columns), ct);
        await SheetAsync(book, styles, "Table", table.Title, [$"{facts.AsAt}. Source: {facts.Source}."], table, ct);
        await book.FinishAsync(ct);
    }

    private static readonly Columns<DataColumn> MeaningColumns = new Columns<DataColumn>()
        .Text("column", "Its heading", column => column.Name).Text("meaning", "What stands in it", column => column.Meaning).Text("kind", "What kind of cell it has", column => Words(column.Kind));

    private static readonly Columns<QualityMark> MarkColumns = new Columns<QualityMark>()
        .Text("mark", "As it stands in the table", mark => mark.Mark).Text("meaning", "What it says of a value", mark => mark.Words);

    private static readonly Columns<(string Sheet, string Holds)> ContentColumns = new Columns<(string Sheet, string Holds)>()
        .Text("sheet", "Its name", row => row.Sheet).Text("holds", "What is on it", row => row.Holds);

    private static Task CoverAsync(Spreadsheet book, Styles styles, DataTable table, TableFacts facts, CancellationToken ct) => SheetAsync(
        book, styles, "Cover", table.Title,
        [
            $"{facts.AsAt}. Data version {facts.DataVersion}.", $"Source: {facts.Source}", $"Licence: {Licence.Name}", Licence.Address,
            $"How to cite: {facts.Cite}", $"The page of this view: {facts.Address.AbsoluteUri}", "The sheets of this workbook:",
        ],
        ContentColumns.Table("contents", "Contents", table.Page, [("Cover", "This sheet"), ("Notes", "What to know before use, and the marks"), ("Columns", "What the columns mean"), ("Table", $"{table.Rows.Count} rows: {table.Title}")]),
        ct);

    private static Task NotesAsync(Spreadsheet book, Styles styles, DataTable table, TableFacts facts, CancellationToken ct) => SheetAsync(
        book, styles, "Notes", "Notes",
        [
            .. table.Notes, "An empty cell means that there is no value. A value that is missing is never 0.", $"How a status is made: {new Uri(facts.Address, "/how-we-rate").AbsoluteUri}", "Marks that may stand beside a value:",
        ],
        MarkColumns.Table("marks", "Marks", table.Page, QualityShorthand.Marks),
        ct);

    private static async Task SheetAsync(Spreadsheet book, Styles styles, string name, string heading, IReadOnlyList<string> lines, DataTable table, CancellationToken ct)
    {
        var options = new WorksheetOptions();
        for (var i = 0; i < table.Columns.Count; i++) options.Column(i + 1).Width = Width(table, i);
        await book.StartWorksheetAsync(name, options, ct);
        await book.AddRowAsync([new StyledCell(Text(heading), styles.Heading)], ct);
        foreach (var line in lines) await book.AddRowAsync([new DataCell(Text(line))], ct);

        // A table without a row is one that a spreadsheet would have to mend.
        if (table.Rows.Count > 0) book.StartTable(new Table(TableStyle.Light1, $"T_{name}"));
        await book.AddHeaderRowAsync([.. table.Columns.Select(column => column.Name)], styles.Head, ct);
        foreach (var row in table.Rows) await book.AddRowAsync([.. row.Select(cell => Cell(cell, styles))], ct);
        if (table.Rows.Count > 0) await book.FinishTableAsync(ct);
    }

    private static StyledCell Cell(object? value, Styles styles) => value switch
    {
        double number when double.IsFinite(number) => new StyledCell(number, null),
        long number => new StyledCell(number, null),
        DateOnly day when day >= FirstDay => new StyledCell(day.ToDateTime(TimeOnly.MinValue), styles.Day),
        null or double => default,
        _ => new StyledCell(Text(CsvFile.Plain(value)), null),
    };

    private static string Text(string text) => XmlLetters.Of(text.Length > LongestText ? text[..LongestText] : text);

    private static double Width(DataTable table, int column) => Math.Clamp(
        table.Rows.Take(WidthFrom).Select(row => CsvFile.Plain(row[column]).Length).Append(table.Columns[column].Name.Length + 4).Max() + 1, NarrowestColumn, WidestColumn);

    private const int WidthFrom = 200;

    private static string Words(ColumnKind kind) => kind switch
    {
        ColumnKind.Number => "number",
        ColumnKind.Whole => "whole number",
        ColumnKind.Day => "date",
        ColumnKind.YesNo => "yes or no",
        _ => "text",
    };

    private sealed class Styles(Spreadsheet book)
    {
        public StyleId Heading { get; } = book.AddStyle(new Style { Font = { Bold = true, Size = 16 } });

        public StyleId Head { get; } = book.AddStyle(new Style { Font = { Bold = true } });

        public StyleId Day { get; } = book.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd") });
    }
}
