using System.Globalization;

namespace MissionGov.Web.Features.Observations.Formats.Tables;

/// <summary>The rows of a table that stands among titles, gaps and notes. What is left out is said.</summary>
internal sealed class TableRows : RowReader
{
    private readonly RowReader _rows;
    private readonly TableShape _shape;
    private readonly HashSet<int> _headingsAgain;
    private readonly int _until;
    private readonly bool _isPadded;
    private readonly bool _isByPeriod;
    private readonly LeftOut _leftOut = new();

    /// <param name="tables">Of the same headings, the first of which counts.</param>
    /// <param name="until">The row where another table begins that nobody asked for.</param>
    /// <param name="isPadded">Cells that the file leaves out at the end of a row are empty, as in a sheet; in text a row of the wrong length is a mistake.</param>
    public TableRows(RowReader rows, IReadOnlyList<TableShape> tables, int until, bool isPadded)
    {
        (_rows, _shape, _until, _isPadded) = (rows, tables[0], until, isPadded);
        _isByPeriod = PeriodHeading.Read(_shape.Headings).Count(period => period is not null) > 1;
        _headingsAgain = [.. tables.Skip(1).SelectMany(table => Enumerable.Range(table.FirstRow, table.LastRow - table.FirstRow + 1))];
    }

    public override int Count => _isPadded ? Math.Max(_shape.Headings.Count, _rows.Count) : _rows.Count;

    public override bool IsBlank => _rows.IsBlank;

    public override bool DecimalCommas => _rows.DecimalCommas;

    public override IReadOnlyList<string> Notes => [.. _rows.Notes, .. HeadingNote(_shape), .. _leftOut.Notes];

    public override ReadOnlySpan<char> this[int column] => column < _rows.Count ? _rows[column] : [];

    public static IEnumerable<string> HeadingNote(TableShape shape) =>
        shape.LastRow == 1 ? [] : [shape.FirstRow == shape.LastRow ? $"Headings are in row {shape.LastRow}" : $"Headings are in rows {shape.FirstRow} and {shape.LastRow}"];

    public override bool Read()
    {
        while (_rows.Read() && _rows.Row < _until)
        {
            if (_rows.Row <= _shape.LastRow || _headingsAgain.Contains(_rows.Row) || TableScan.IsEmpty(_rows)) continue;
            if (IsNote())
            {
                _leftOut.Add("Rows that hold only text", _rows.Row);
                continue;
            }

            if (_isByPeriod && TableWords.IsChange(FirstText()))
            {
                _leftOut.Add("Rows of changes", _rows.Row);
                continue;
            }

            Row = _rows.Row;
            return true;
        }

        Row = _rows.Row;
        Problem = _rows.Problem;
        return false;
    }

    public override string? Fault(int column) => _rows.Fault(column);

    public override FileProblem Placed(FileProblem problem, int column) => _rows.Placed(problem, column);

    public override void Dispose() => _rows.Dispose();

    // One cell alone, that is no figure, says something about the table; a row of it would say what, where and when.
    private bool IsNote()
    {
        const int FewestOfTable = 3;
        if (_shape.Headings.Count(heading => heading.Length > 0) < FewestOfTable) return false;
        var only = -1;
        for (var column = 0; column < _rows.Count; column++)
        {
            if (_rows[column].IsWhiteSpace()) continue;
            if (only >= 0) return false;
            only = column;
        }

        return only == 0 && !double.TryParse(_rows[only], NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }

    // What a row is called: its first cell that is no code.
    private string FirstText()
    {
        for (var column = 0; column < _rows.Count; column++)
            if (!_rows[column].IsWhiteSpace() && !TableWords.IsPlaceCode(_rows[column].Trim())) return _rows[column].Trim().ToString();
        return "";
    }
}
