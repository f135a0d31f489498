using System.Buffers;

namespace MissionGov.Web.Features.Observations.Formats.Workbooks;

/// <summary>The filled cells of one row, by column; a row of 16,384 columns with one cell costs one.</summary>
internal sealed class SheetCells
{
    private readonly List<Cell> _cells = [];
    private readonly ArrayBufferWriter<char> _text = new();

    public int Filled => _cells.Count;

    /// <summary>Up to the last filled cell.</summary>
    public int Count => _cells.Count == 0 ? 0 : _cells[^1].Column + 1;

    public int Chars => _text.WrittenCount;

    public bool IsBlank
    {
        get
        {
            foreach (var cell in _cells)
                if (cell.Fault is not null || !Text(cell).IsWhiteSpace()) return false;
            return true;
        }
    }

    public ReadOnlySpan<char> this[int column] => Find(column) is var at and >= 0 ? Text(_cells[at]) : [];

    /// <summary>Where the text of the next cell is written.</summary>
    public IBufferWriter<char> Writer => _text;

    public string? Fault(int column) => Find(column) is var at and >= 0 ? _cells[at].Fault : null;

    public void Clear()
    {
        _cells.Clear();
        _text.ResetWrittenCount();
    }

    /// <summary>Closes a cell whose text began at <paramref name="start"/>; cells come from left to right.</summary>
    public void Add(int column, int start, string? fault = null) => _cells.Add(new(column, start, _text.WrittenCount - start, fault));

    /// <summary>Puts text into a cell that is empty.</summary>
    public void Fill(int column, ReadOnlySpan<char> text)
    {
        var at = Find(column);
        if (at >= 0) return;
        var start = _text.WrittenCount;
        _text.Write(text);
        _cells.Insert(~at, new(column, start, text.Length, null));
    }

    private ReadOnlySpan<char> Text(Cell cell) => _text.WrittenSpan.Slice(cell.Start, cell.Length);

    private int Find(int column)
    {
        // Most rows have no gaps, or none before the column.
        if (column < _cells.Count && _cells[column].Column == column) return column;
        int low = 0, high = _cells.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_cells[middle].Column == column) return middle;
            if (_cells[middle].Column < column) low = middle + 1;
            else high = middle - 1;
        }

        return ~low;
    }

    private readonly record struct Cell(int Column, int Start, int Length, string? Fault);
}
