using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>
/// Reads separated text row by row in a bounded buffer: quotes with line ends inside, and CR, LF or both as line ends.
/// Ours rather than a package because it names the row of a quotation mark that is never closed, reads CR-only files
/// and refuses a row without an end, each without holding more than that row.
/// </summary>
internal sealed class TextRows : RowReader
{
    private const int StartingChars = 65_536;
    private const int MaximumChars = 1_000_000;
    private const char Replacement = '\uFFFD';

    // Chars looked at together: one bit each of a long.
    private const int BlockChars = 64;

    private static readonly SearchValues<char> QuotedStops = SearchValues.Create('"', '\0', Replacement);

    private readonly TextReader _text;
    private readonly char _separator;
    private readonly bool _guessed;
    private Cell[] _cells = new Cell[8];
    private int _count;
    private char[] _buffer = ArrayPool<char>.Shared.Rent(StartingChars);
    private int _start;
    private int _length;
    private bool _ended;
    private string? _foreign;

    // Where the block begins that was looked at last, and those of its stops that lie ahead.
    private int _block;
    private ulong _stops;

    public TextRows(TextReader text, char separator, bool guessed) => (_text, _separator, _guessed) = (text, separator, guessed);

    public override int Count => _count;

    public override bool IsBlank => Count == 1 && this[0].IsWhiteSpace();

    public override bool CanFault => false;

    public override bool DecimalCommas => _separator == ';';

    public override IReadOnlyList<string> Notes
    {
        get
        {
            List<string> notes = [];
            if (_guessed) notes.Add($"We read this as Windows-1252. Check ‘{_foreign}’ looks right");
            if (Separator.Note(_separator) is { } note) notes.Add(note);
            return notes;
        }
    }

    public override ReadOnlySpan<char> this[int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, _count);
            var cell = _cells[column];
            ReadOnlySpan<char> text = _buffer.AsSpan(cell.Start, cell.Length);
            return cell.HasDoubledQuotes ? text.ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : text;
        }
    }

    public override bool Read()
    {
        if (Problem is not null) return false;
        Row++;
        while (true)
        {
            var end = Scan(out var openQuote);
            if (Problem is not null) return false;
            if (end >= 0)
            {
                _start = end;
                if (_guessed) _foreign ??= Foreign();
                return true;
            }

            if (_ended) return openQuote ? Stop("opens a quotation mark that is never closed") : false;
            if (!Fill()) return openQuote ? Stop("opens a quotation mark that is never closed") : Stop("is longer than 1 MB. Check this is a CSV file");
        }
    }

    public override void Dispose()
    {
        ArrayPool<char>.Shared.Return(_buffer);
        _text.Dispose();
    }

    private string? Foreign()
    {
        for (var column = 0; column < Count; column++)
            if (this[column].IndexOfAnyExceptInRange('\0', '\x7F') >= 0) return ProblemList.Shorten(this[column].ToString());
        return null;
    }

    // The position after the row, or -1 when the buffer holds no whole one.
    private int Scan(out bool openQuote)
    {
        _count = 0;
        openQuote = false;
        var at = _start;
        if (_ended && at == _length) return -1;
        while (true)
        {
            var from = at;
            bool quoted = at < _length && _buffer[at] == '"', doubled = false;
            if (quoted)
            {
                openQuote = true;
                if ((at = CloseQuote(at + 1, ref doubled)) < 0) return -1;
                openQuote = false;
                if (at < _length && _buffer[at] != _separator && _buffer[at] is not ('\r' or '\n'))
                {
                    Stop("has text after a closing quotation mark");
                    return -1;
                }
            }
            else if ((at = EndOfCell(at)) < 0) return -1;

            Add(quoted ? new(from + 1, at - from - 2, doubled) : new(from, at - from, false));
            if (at == _length) return _ended ? at : -1;
            if (_buffer[at] == _separator)
            {
                at++;
                continue;
            }

            if (_buffer[at] == '\n') return at + 1;
            // A CR at the end of the buffer may be half of a CR LF.
            if (at + 1 == _length && !_ended) return -1;
            return at + 1 < _length && _buffer[at + 1] == '\n' ? at + 2 : at + 1;
        }
    }

    private void Add(Cell cell)
    {
        if (_count == _cells.Length) Array.Resize(ref _cells, 2 * _count);
        _cells[_count++] = cell;
    }

    private int EndOfCell(int at)
    {
        while (true)
        {
            if ((at = NextStop(at)) < 0) return _ended ? _length : -1;
            if (_buffer[at] == '"') at++;
            else return Unreadable(at) ? -1 : at;
        }
    }

    // Cells are short: looking for the end of each by itself costs more than finding all of a block at once.
    private int NextStop(int at)
    {
        if (at < _block || at >= _block + BlockChars) (_block, _stops) = (at, StopsOf(at));
        else _stops &= ulong.MaxValue << (at - _block);
        while (_stops == 0)
        {
            _block += BlockChars;
            if (_block >= _length) return -1;
            _stops = StopsOf(_block);
        }

        return _block + BitOperations.TrailingZeroCount(_stops);
    }

    private ulong StopsOf(int from)
    {
        var ahead = _buffer.AsSpan(from, Math.Max(0, _length - from));
        if (ahead.Length >= BlockChars)
        {
            var chars = MemoryMarshal.Cast<char, ushort>(ahead);
            return StopsOf(Vector512.Create(chars)) | ((ulong)StopsOf(Vector512.Create(chars[Vector512<ushort>.Count..])) << Vector512<ushort>.Count);
        }

        var stops = 0UL;
        for (var at = 0; at < ahead.Length; at++)
            if (ahead[at] == _separator || ahead[at] is '"' or '\r' or '\n' or '\0' or Replacement) stops |= 1UL << at;
        return stops;
    }

    private uint StopsOf(Vector512<ushort> chars) => (uint)(
        Vector512.Equals(chars, Vector512.Create((ushort)_separator)) | Vector512.Equals(chars, Vector512.Create((ushort)'"')) |
        Vector512.Equals(chars, Vector512.Create((ushort)'\r')) | Vector512.Equals(chars, Vector512.Create((ushort)'\n')) |
        Vector512.Equals(chars, Vector512<ushort>.Zero) | Vector512.Equals(chars, Vector512.Create((ushort)Replacement))).ExtractMostSignificantBits();

    private int CloseQuote(int at, ref bool doubled)
    {
        while (true)
        {
            var next = _buffer.AsSpan(at, _length - at).IndexOfAny(QuotedStops);
            if (next < 0) return -1;
            at += next;
            if (Unreadable(at)) return -1;
            if (at + 1 == _length && !_ended) return -1;
            if (at + 1 == _length || _buffer[at + 1] != '"') return at + 1;
            doubled = true;
            at += 2;
        }
    }

    private bool Unreadable(int at)
    {
        if (_buffer[at] == Replacement) Stop("has characters we cannot read. Save the file as CSV UTF-8");
        if (_buffer[at] == '\0') Problem = new(Row, "", "", NulIn(_count));
        return Problem is not null;
    }

    private string NulIn(int column) => $"Row {Row}, ‘{ColumnName(column)}’ contains a character that cannot be stored (NUL)";

    private bool Fill()
    {
        var kept = _length - _start;
        if (kept > MaximumChars) return false;
        var into = kept > _buffer.Length / 2 ? ArrayPool<char>.Shared.Rent(_buffer.Length * 2) : _buffer;
        _buffer.AsSpan(_start, kept).CopyTo(into);
        if (into != _buffer) ArrayPool<char>.Shared.Return(_buffer);
        (_buffer, _start) = (into, 0);
        var read = _text.ReadBlock(_buffer, kept, _buffer.Length - kept);
        _length = kept + read;
        _ended = _length < _buffer.Length;
        (_block, _stops) = (_length, 0);
        return true;
    }

    private bool Stop(string message)
    {
        Problem = new(Row, "", "", $"Row {Row} {message}");
        return false;
    }

    private readonly record struct Cell(int Start, int Length, bool HasDoubledQuotes);
}
