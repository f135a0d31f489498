namespace MissionGov.Web.Features.Observations.Formats.Tables;

/// <summary>Opens separated text: most often its first row holds the headings; else they are looked for.</summary>
internal static class TextTable
{
    // Enough to tell a layout by; in all others a table may begin further down.
    private const int MostOfFirst = 100;
    private const int MostScanned = 10_000;

    private const string Empty = "The file is empty. Choose a file with a heading row and at least one row of data";

    public static OpenTable Open(FileText text, ReadOptions options, KnownHeadings isKnown, CancellationToken cancelled)
    {
        char separator;
        using (var head = text.Open()) separator = Separator.Detect(head);
        TextRows Rows() => new(text.Open(), separator, text.Guessed);

        var first = Scan(Rows(), MostOfFirst, cancelled);
        if (options.HeadingRow is null && new TableFinder(isKnown, null).First(first.Rows) is { IsWide: false } shape && shape.LastRow == first.Rows[0].Row) return Plain(Rows, first.Rows[0]);

        var scan = Scan(Rows(), MostScanned, cancelled);
        return options.HeadingRow is null && !TableChoice.Reads(scan, isKnown, null) ? Plain(Rows, scan.Rows[0]) : TableChoice.Of(scan, options, isKnown, null).Open(Rows, isPadded: false);
    }

    // The first row holds the headings, and what follows is held to them.
    private static OpenTable Plain(Func<RowReader> rows, HeldRow first)
    {
        var headings = new Headings(first);
        return new(
            () =>
            {
                var below = rows();
                while (below.Row < first.Row && below.Read()) { }
                below.ColumnName = column => column < headings.Count ? headings[column] : $"column {column + 1}";
                return below;
            },
            headings, first.Row);
    }

    // Stops where the text cannot be read on: whoever reads it as data says so.
    private static TableScan Scan(TextRows rows, int most, CancellationToken cancelled)
    {
        using (rows)
        {
            var scan = new TableScan();
            while (scan.Count < most && rows.Read())
            {
                cancelled.ThrowIfCancellationRequested();
                scan.Add(rows);
            }

            return scan.Rows.Count > 0 ? scan : throw new BadFileException(rows.Problem?.Message ?? Empty, rows.Row);
        }
    }
}
