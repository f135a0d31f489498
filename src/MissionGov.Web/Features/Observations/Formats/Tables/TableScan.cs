namespace MissionGov.Web.Features.Observations.Formats.Tables;

/// <summary>The rows among which headings can be: the first ones, and those after each gap.</summary>
internal sealed class TableScan
{
    private const int MostFirstRows = 100;
    private const int MostAfterGap = 4;
    private const int MostRows = 2_000;
    private const int MostChars = 2_000_000;

    // A row of 16,384 cells costs far more to look at than its characters.
    private const int MostCells = 100_000;

    private readonly List<HeldRow> _rows = [];
    private int _chars;
    private int _cells;
    private int _last;
    private int _sinceGap;

    public IReadOnlyList<HeldRow> Rows => _rows;

    /// <summary>Rows with something in them.</summary>
    public int Count { get; private set; }

    public void Add(RowReader row)
    {
        if (IsEmpty(row)) return;
        Count++;
        _sinceGap = row.Row == _last + 1 ? _sinceGap + 1 : 0;
        _last = row.Row;
        if (_rows.Count >= MostRows || _chars > MostChars || _cells > MostCells || (Count > MostFirstRows && _sinceGap >= MostAfterGap)) return;
        var held = HeldRow.Of(row);
        _chars += held.Filled.Sum(column => held.Text(column).Length);
        _cells += held.Count;
        _rows.Add(held);
    }

    public static bool IsEmpty(RowReader row)
    {
        for (var column = 0; column < row.Count; column++)
            if (!row[column].IsWhiteSpace()) return false;
        return true;
    }
}
