using MissionGov.Web.Features.Observations.Formats.Workbooks;

namespace MissionGov.Web.Features.Observations.Formats.Tables;

/// <summary>Finds the headings below titles and prose: of one row or two, with a column for each period or without, and of several tables in turn.</summary>
/// <param name="isKnown">Whether a layout we know fits these headings.</param>
/// <param name="merged">Blocks of cells shown as one; null for text, which has none.</param>
internal sealed class TableFinder(KnownHeadings isKnown, IReadOnlyList<MergedBlock>? merged)
{
    private const int FewestPeriods = 2;

    /// <summary>The tables in the order of their rows.</summary>
    public List<TableShape> Find(IReadOnlyList<HeldRow> rows)
    {
        List<TableShape> found = [];
        for (var at = 0; at < rows.Count; at++)
        {
            // A second table starts after a gap, never in the middle of the first.
            if (found.Count > 0 && (at == 0 || rows[at].Row == rows[at - 1].Row + 1)) continue;
            if (ShapeAt(rows, at) is not { } shape) continue;
            found.Add(shape);
            while (at + 1 < rows.Count && rows[at + 1].Row <= shape.LastRow) at++;
        }

        return found;
    }

    /// <summary>The table that begins with the first row; null when another row holds the headings.</summary>
    public TableShape? First(IReadOnlyList<HeldRow> rows) => ShapeAt(rows, 0);

    /// <summary>The headings that a person pointed at, or that are all we have.</summary>
    public TableShape At(IReadOnlyList<HeldRow> rows, int at) => ShapeAt(rows, at) ?? Narrow(rows[at], rows[at].Row);

    private TableShape? ShapeAt(IReadOnlyList<HeldRow> rows, int at)
    {
        var row = rows[at];
        var below = at + 1 < rows.Count && rows[at + 1].Row == row.Row + 1 ? rows[at + 1] : null;
        if (below is not null && YearsOverMeasures(row, below) is { } pair) return pair;

        // A sheet with a column for each period comes with notes, changes and formats of cells, which no layout of text knows.
        var fits = IsKnown(rows, at, row);
        if (fits && merged is null) return Narrow(row, row.Row);
        if (WideAt(rows, at) is { } wide) return wide;
        return fits ? Narrow(row, row.Row) : below is null ? null : JoinedAt(rows, at, below);
    }

    private TableShape? WideAt(IReadOnlyList<HeldRow> rows, int at)
    {
        var row = rows[at];
        var above = at > 0 && rows[at - 1].Row == row.Row - 1 ? rows[at - 1] : null;

        // Below a row that is as full, it is one more row of data.
        if (above is not null && above.Filled.Count() >= row.Filled.Count()) return null;
        var below = rows.Skip(at + 1).TakeWhile((next, after) => next.Row == row.Row + after + 1).Take(FewestPeriods);
        return Wide(row, above) is { } wide && !below.Any(next => AllPeriods(next, wide)) ? wide : null;
    }

    // Two rows of headings, of which the lower alone says too little; one cell above is a title.
    private TableShape? JoinedAt(IReadOnlyList<HeldRow> rows, int at, HeldRow below)
    {
        if (!rows[at].Filled.Skip(1).Any() || HoldsFigures(below) || IsKnown(rows, at + 1, below) || Wide(below, null) is not null) return null;
        var joined = Joined(rows[at], below);
        return IsKnown(rows, at + 1, joined) ? Narrow(joined, rows[at].Row) with { LastRow = below.Row } : null;
    }

    // "Year" over 2000 is a heading over the first row of data, no figure for 2000.
    private static bool HoldsFigures(HeldRow row) => row.Filled.Any(column => TableWords.IsNumber(row.Text(column)) && !PeriodHeading.IsYear(row.Text(column)));

    private bool IsKnown(IReadOnlyList<HeldRow> rows, int at, HeldRow headings) => isKnown(headings, [.. rows.Skip(at + 1)]);

    private static TableShape Narrow(HeldRow row, int first) => new(first, row.Row, [.. Enumerable.Range(0, row.Filled.Select(column => column + 1).DefaultIfEmpty(0).Max()).Select(row.Text)], []);

    private TableShape? Wide(HeldRow row, HeldRow? above)
    {
        var headings = Enumerable.Range(0, row.Count).Select(row.Text).ToList();
        var periods = PeriodHeading.Read(headings);
        var columns = periods.Index().Where(period => period.Item is not null).Select(period => period.Index).ToList();
        if (columns.Count < FewestPeriods || columns[0] == 0 || row.Filled.Any(column => periods[column] is null && TableWords.IsNumber(row.Text(column)))) return null;
        var twice = columns.Select(column => periods[column]).Distinct().Count() < columns.Count;
        var over = twice && above is not null ? Spread(above, columns[0], row.Count) : null;
        return twice && over is null ? null : new(over is null ? row.Row : row.Row - 1, row.Row, headings, [.. columns.Select(column => new PeriodColumn(column, periods[column]!, over?[column] ?? ""))]);
    }

    // A year over "Number", "Rate" and "%".
    private TableShape? YearsOverMeasures(HeldRow upper, HeldRow lower)
    {
        var filled = lower.Filled.ToList();
        if (filled.Count < FewestPeriods || filled.Any(column => TableWords.IsNumber(lower.Text(column)))) return null;
        var years = PeriodHeading.Read([.. Enumerable.Range(0, upper.Count).Select(upper.Text)]).Index().Where(period => period.Item is not null).Select(period => period.Index).ToList();
        if (years.Count == 0 || years[0] == 0) return null;
        var first = years[0];
        var spread = Spread(upper, first, lower.Count);
        var periods = PeriodHeading.Read(spread);
        List<PeriodColumn> columns = [.. filled.Where(column => column >= first && periods[column] is not null).Select(column => new PeriodColumn(column, periods[column]!, lower.Text(column)))];
        if (columns.Count <= years.Count || columns.Select(column => (column.Period, column.Measure)).Distinct().Count() < columns.Count) return null;
        return new(upper.Row, lower.Row, [.. Enumerable.Range(0, lower.Count).Select(column => lower.Text(column) is { Length: > 0 } text ? text : column < first ? upper.Text(column) : "")], columns);
    }

    // A heading over several columns stands in the first of them; it goes on to the next, or to the end of its merged block.
    private string[] Spread(HeldRow row, int from, int count)
    {
        var spread = new string[count];
        var (last, until) = ("", int.MaxValue);
        for (var column = 0; column < count; column++)
        {
            if (row.Text(column) is { Length: > 0 } text)
            {
                last = text;
                until = merged?.FirstOrDefault(block => block.Top == row.Row && block.Left == column, new(0, 0, 0, int.MaxValue)).Right ?? int.MaxValue;
            }

            spread[column] = column >= from && column <= until ? last : row.Text(column);
        }

        return spread;
    }

    private static HeldRow Joined(HeldRow upper, HeldRow lower) =>
        new(lower.Row, [.. Enumerable.Range(0, Math.Max(upper.Count, lower.Count)).Select(column => $"{upper.Text(column)} {lower.Text(column)}".Trim())]);

    // Figures that look like years under headings that look like years: a row of data, not of headings.
    private static bool AllPeriods(HeldRow row, TableShape shape)
    {
        var cells = shape.Periods.Select(column => row.Text(column.Column)).Where(text => text.Length > 0).ToList();
        return cells.Count > 0 && PeriodHeading.Read(cells).All(period => period is not null);
    }
}
