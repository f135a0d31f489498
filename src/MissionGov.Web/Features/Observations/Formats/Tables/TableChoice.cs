using MissionGov.Web.Features.Observations.Formats.Workbooks;

namespace MissionGov.Web.Features.Observations.Formats.Tables;

/// <summary>Which tables of a sheet or text are read, as one.</summary>
/// <param name="Until">The row where a table begins that is not read.</param>
internal sealed record TableChoice(IReadOnlyList<TableShape> Tables, int Until, IReadOnlyList<NameColumn> Names)
{
    /// <param name="scan">The rows among which headings can be; at least one.</param>
    /// <exception cref="BadFileException">There are several that do not fit together, or none where the person pointed.</exception>
    public static TableChoice Of(TableScan scan, ReadOptions options, KnownHeadings isKnown, IReadOnlyList<MergedBlock>? merged)
    {
        var finder = new TableFinder(isKnown, merged);
        var found = finder.Find(scan.Rows);
        List<TableShape> chosen = options.HeadingRow is { } row ? [Pointed(scan, finder, found, row)] : found.Count > 0 ? found : [finder.At(scan.Rows, Likeliest(scan.Rows))];
        var until = found.Where(table => table.FirstRow > chosen[^1].LastRow).Select(table => table.FirstRow).DefaultIfEmpty(int.MaxValue).Min();
        var figures = chosen.Where(table => !table.HoldsChanges).ToList();
        if (figures.Count == 0) figures = chosen;
        if (figures.Any(table => !Alike(table, figures[0])))
            throw new BadFileException($"There are several tables, with headings in rows {string.Join(", ", figures.SkipLast(1).Select(table => table.LastRow))} and {figures[^1].LastRow}. Choose one of these heading rows");
        return new(chosen, until, figures[0].IsWide ? NameColumn.Of(figures[0], scan.Rows, Title(scan.Rows, figures[0])) : []);
    }

    /// <summary>Whether the file says by itself where a table is.</summary>
    public static bool Reads(TableScan scan, KnownHeadings isKnown, IReadOnlyList<MergedBlock>? merged) =>
        new TableFinder(isKnown, merged).Find(scan.Rows) is [var first, ..] && scan.Rows.Any(row => row.Row > first.LastRow);

    public OpenTable Open(Func<RowReader> rows, bool isPadded)
    {
        var headingRow = Tables[0].LastRow;
        return Tables[0].IsWide
            ? new(() => new PeriodTableRows(rows(), Tables, Names, Until, isPadded), new(new HeldRow(headingRow, PeriodTableRows.HeadingsOf(Names))), headingRow)
            : new(() => new TableRows(rows(), Tables, Until, isPadded), new(new HeldRow(headingRow, Tables[0].Headings)), headingRow);
    }

    private static TableShape Pointed(TableScan scan, TableFinder finder, List<TableShape> found, int row)
    {
        if (found.Find(table => table.FirstRow <= row && row <= table.LastRow) is { } table) return table;
        var at = scan.Rows.ToList().FindIndex(held => held.Row == row);
        return at >= 0 ? finder.At(scan.Rows, at) : throw new BadFileException($"Row {row} holds no headings. Choose the row that names the columns");
    }

    // The first row with more than one thing in it: above are titles.
    private static int Likeliest(IReadOnlyList<HeldRow> rows) => Math.Max(0, rows.ToList().FindIndex(row => row.Filled.Skip(1).Any()));

    private static bool Alike(TableShape one, TableShape other)
    {
        if (one.IsWide != other.IsWide) return false;
        if (!one.IsWide) return one.Headings.Select(Headings.Plain).SequenceEqual(other.Headings.Select(Headings.Plain));

        // The heading in the corner says what each table measures.
        return one.Labels.SequenceEqual(other.Labels) && one.Labels.Skip(1).All(column => Headings.Plain(one.Headings[column]) == Headings.Plain(other.Headings[column]));
    }

    private static string Title(IReadOnlyList<HeldRow> rows, TableShape table) =>
        rows.FirstOrDefault(row => row.Row < table.FirstRow && !row.IsBlank) is { } title && !title.Filled.Skip(1).Any() ? PeriodHeading.WithoutNotes(title.Text(title.Filled.First())) : "";
}
