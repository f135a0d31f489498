using MissionGov.Web.Features.Observations.Formats.Workbooks;

namespace MissionGov.Web.Features.Observations.Formats.Tables;

/// <summary>Tables with a column for each period, one figure at a time: what, where, when, how much.</summary>
internal sealed class PeriodTableRows : RowReader
{
    private readonly RowReader _rows;
    private readonly Queue<TableShape> _tables;
    private readonly int _until;
    private readonly NameColumn[] _names;
    private readonly string[] _cells;
    private readonly int[] _sources;
    private readonly LeftOut _leftOut = new();
    private readonly List<string> _notes = [];
    private readonly bool _isPadded;
    private readonly bool _skipsChanges;
    private readonly HashSet<string> _inPercent = [];
    private TableShape _shape = null!;
    private (string Measure, string Unit)[] _measures = [];
    private int _next = int.MaxValue;

    /// <param name="tables">Alike but for their periods and what they measure.</param>
    /// <param name="names">The columns of names, of which the first table decides.</param>
    /// <param name="isPadded">As for <see cref="TableRows"/>.</param>
    public PeriodTableRows(RowReader rows, IReadOnlyList<TableShape> tables, IReadOnlyList<NameColumn> names, int until, bool isPadded)
    {
        (_rows, _tables, _names, _until, _isPadded) = (rows, new(tables), [.. names], until, isPadded);
        _skipsChanges = tables.Any(table => !table.HoldsChanges);
        _cells = new string[_names.Length + Added.Length];
        _sources = new int[_cells.Length];
        _notes.AddRange(TableRows.HeadingNote(tables[0]));
        Begin(_tables.Dequeue());
    }

    public override int Count => _cells.Length;

    public override bool IsBlank => false;

    public override bool DecimalCommas => _rows.DecimalCommas;

    public override IReadOnlyList<string> Notes => [.. _rows.Notes, .. _notes, .. _leftOut.Notes];

    public override ReadOnlySpan<char> this[int column] => _cells[column];

    // Changes beside the figures themselves; alone they are what the file is about.
    private bool IsSkipped => _skipsChanges && _shape.HoldsChanges;

    private bool HasWrongLength => !_isPadded && _rows.Count != _shape.Headings.Count;

    private static string[] Added => ["Measure", "Unit", "Period", "Value"];

    /// <summary>The headings that the rows are read under.</summary>
    public static IReadOnlyList<string> HeadingsOf(IReadOnlyList<NameColumn> names) => [.. names.Select(name => name.Heading), .. Added];

    public override bool Read()
    {
        while (true)
        {
            // An empty cell of such a table says nothing: the series began later, or the column only parts others.
            for (; _next < _shape.Periods.Count; _next++)
            {
                var column = _shape.Periods[_next];
                if (_rows.Fault(column.Column) is null && (column.Column >= _rows.Count || _rows[column.Column].IsWhiteSpace())) continue;
                Put(_next++);
                return true;
            }

            if (!NextRow()) return false;
            if (!HasWrongLength) continue;
            Put(0);
            _next = int.MaxValue;
            return true;
        }
    }

    public override string? Fault(int column) => HasWrongLength ? $"Row {Row} has {_rows.Count} values but there are {_shape.Headings.Count} columns" : _sources[column] < 0 || IsOfHeading(column) ? null : _rows.Fault(_sources[column]);

    public override string NameOf(int column, Headings headings) => _sources[column] < 0 || IsOfHeading(column) ? headings[column] : CellAddress.ColumnName(_sources[column]);

    // A row of the file makes many of ours, so only the column of the file tells its cells apart.
    public override FileProblem Placed(FileProblem problem, int column)
    {
        var source = column < 0 || problem.Row != Row ? -1 : _sources[column];
        return _rows.Placed(source < 0 ? problem : problem with { Column = CellAddress.ColumnName(source) }, source);
    }

    public override void Dispose() => _rows.Dispose();

    // Measure, unit and period; of what is added, only the value is the cell itself.
    private bool IsOfHeading(int column) => column >= _names.Length && column < _cells.Length - 1;

    private bool NextRow()
    {
        while (_rows.Read() && _rows.Row < _until)
        {
            if (_tables.TryPeek(out var next) && _rows.Row >= next.FirstRow) Begin(_tables.Dequeue());
            if (_rows.Row <= _shape.LastRow || IsSkipped || TableScan.IsEmpty(_rows) || !Names()) continue;
            FindPercent();
            Row = _rows.Row;
            _next = 0;
            return true;
        }

        Row = _rows.Row;
        Problem = _rows.Problem;
        return false;
    }

    // Takes over the names of a row that holds figures; says why one does not.
    private bool Names()
    {
        if (!_shape.Periods.Any(period => _rows.Fault(period.Column) is not null || (period.Column < _rows.Count && !_rows[period.Column].IsWhiteSpace())))
        {
            _leftOut.Add("Rows that hold only text", _rows.Row);
            return false;
        }

        for (var at = 0; at < _names.Length; at++)
        {
            var name = _names[at];
            var text = name.Column is not { } column ? name.Always : column < _rows.Count ? TableWords.Label(_rows[column]) : "";
            if (name.Kind == NameKind.PlaceCode && TableWords.IsNothing(text))
            {
                _leftOut.Add("Rows without a place code", _rows.Row);
                return false;
            }

            if (name.Column is not null && TableWords.IsChange(text))
            {
                _leftOut.Add("Rows of changes", _rows.Row);
                return false;
            }

            (_cells[at], _sources[at]) = (text, name.Column ?? -1);
        }

        return true;
    }

    private void Put(int at)
    {
        var column = _shape.Periods[at].Column;
        var value = column < _rows.Count ? _rows[column].Trim() : [];
        var (measure, unit) = _measures[at];
        if (unit.Length == 0 && _inPercent.Contains(measure)) unit = "%";
        var cell = _names.Length;
        (_cells[cell], _cells[cell + 1], _cells[cell + 2], _cells[cell + 3]) = (measure, unit, _shape.Periods[at].Period, value.ToString());
        _sources.AsSpan(cell).Fill(column);
    }

    // Cells shown as 61.8% say the unit of their row, also for one beside them that holds only a mark.
    private void FindPercent()
    {
        _inPercent.Clear();
        foreach (var (at, period) in _shape.Periods.Index())
            if (period.Column < _rows.Count && _rows[period.Column].TrimEnd().EndsWith("%")) _inPercent.Add(_measures[at].Measure);
    }

    private (string Measure, string Unit) MeasureOf(PeriodColumn column)
    {
        var (over, unit) = TableWords.MeasureAndUnit(_names.Any(name => name.Kind == NameKind.Indicator && name.Column is not null) ? _shape.Corner : "");
        var (beside, own) = TableWords.MeasureAndUnit(column.Measure);
        return (over.Length == 0 ? beside : beside.Length == 0 ? over : $"{over}, {beside}", own.Length > 0 ? own : unit);
    }

    private void Begin(TableShape shape)
    {
        _shape = shape;
        _measures = [.. shape.Periods.Select(MeasureOf)];
        if (IsSkipped)
        {
            _notes.Add($"The table with headings in row {shape.LastRow} gives changes and was left out");
            return;
        }

        var others = Enumerable.Range(_shape.Periods[0].Column, _shape.Headings.Count - _shape.Periods[0].Column)
            .Where(column => _shape.Headings[column].Length > 0 && _shape.Periods.All(period => period.Column != column)).Select(CellAddress.ColumnName).ToList();
        if (others.Count > 0) _notes.Add($"{LeftOut.WithoutPeriod(others)}, from row {_shape.LastRow}");
    }
}
