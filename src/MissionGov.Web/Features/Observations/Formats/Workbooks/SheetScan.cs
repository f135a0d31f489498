using MissionGov.Web.Features.Observations.Formats.Tables;

namespace MissionGov.Web.Features.Observations.Formats.Workbooks;

/// <summary>One sheet, looked through to its end: it keeps Excel's bounds, its checksum is right, and these are the rows where headings can be.</summary>
internal sealed record SheetScan(WorkbookSheet Sheet, TableScan Table, IReadOnlyList<MergedBlock> Merged, IReadOnlyList<string> Notes)
{
    private const int MostHiddenNamed = 5;

    public static SheetScan Of(OpenWorkbook workbook, WorkbookSheet sheet, CancellationToken cancelled)
    {
        using var rows = new SheetRows(workbook, sheet, []);
        var table = new TableScan();
        List<(int First, int Last)> hidden = [];
        while (rows.Read())
        {
            cancelled.ThrowIfCancellationRequested();
            workbook.Scanned(rows.Chars);
            table.Add(rows);
            if (!rows.IsHidden || rows.IsBlank) continue;
            if (hidden.Count > 0 && hidden[^1].Last == rows.Row - 1) hidden[^1] = (hidden[^1].First, rows.Row);
            else if (hidden.Count <= MostHiddenNamed) hidden.Add((rows.Row, rows.Row));
        }

        return new(sheet, table, [.. rows.Merged.OrderBy(block => block.Top)], [.. NotesOf(hidden, rows.Formulas)]);
    }

    private static IEnumerable<string> NotesOf(List<(int First, int Last)> hidden, int formulas)
    {
        var spans = hidden.Take(MostHiddenNamed).Select(span => span.First == span.Last ? $"{span.First}" : $"{span.First}–{span.Last}").ToList();
        var more = hidden.Count > MostHiddenNamed ? " and more" : "";
        if (spans.Count > 0) yield return $"{(spans.Count == 1 && hidden[0].First == hidden[0].Last ? "Row" : "Rows")} {string.Join(", ", spans)}{more} {(spans.Count == 1 && hidden[0].First == hidden[0].Last ? "is" : "are")} hidden in the sheet, and included here";
        if (formulas > 0) yield return $"{formulas:N0} {(formulas == 1 ? "cell holds a formula; its saved result was" : "cells hold formulas; their saved results were")} read";
    }
}
