namespace MissionGov.Web.Features.Observations.Formats.Tables;

/// <summary>One row that was read before, such as the headings of a table.</summary>
internal sealed class HeldRow : RowReader
{
    private readonly IReadOnlyList<string> _cells;

    public HeldRow(int row, IReadOnlyList<string> cells) => (Row, _cells) = (row, cells);

    public override int Count => _cells.Count;

    public override bool IsBlank => _cells.All(string.IsNullOrWhiteSpace);

    /// <summary>Cells with something in them, from the left.</summary>
    public IEnumerable<int> Filled => Enumerable.Range(0, _cells.Count).Where(column => _cells[column].Length > 0);

    public override ReadOnlySpan<char> this[int column] => _cells[column];

    public string Text(int column) => column < _cells.Count ? _cells[column] : "";

    public override bool Read() => false;

    public override void Dispose()
    {
    }

    public static HeldRow Of(RowReader row) => new(row.Row, [.. Enumerable.Range(0, row.Count).Select(column => row[column].Trim().ToString())]);
}
