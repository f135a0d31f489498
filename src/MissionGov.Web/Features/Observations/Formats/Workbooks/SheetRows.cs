using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;

namespace MissionGov.Web.Features.Observations.Formats.Workbooks;

/// <summary>
/// The rows of one sheet, streamed, as text as a person sees it: saved results of formulas, dates by their format, 0.618 as 61.8%.
/// The XML is read by the framework's reader alone: every bound has to hold before a package for workbooks would see the file.
/// </summary>
internal sealed class SheetRows : RowReader
{
    private const int LongestRow = 1_000_000;

    // One string can be pointed at by millions of cells.
    public const long MostText = 2 * FileText.MaximumExpanded;
    private const int MostMerged = 100_000;
    private const int BlockChars = 4_096;
    private const string TooManyRows = "The sheet has more rows than Excel allows";
    private const string TooManyColumns = "The sheet has more columns than Excel allows";

    private readonly OpenWorkbook _workbook;
    private readonly WorkbookSheet _sheet;
    private readonly XmlReader _xml;
    private readonly MergedCells _mergedCells;
    private readonly SheetCells _cells = new();
    private readonly StringBuilder _value = new();
    private readonly char[] _block = new char[BlockChars];
    private readonly List<MergedBlock> _merged = [];
    private int _row;
    private long _text;

    /// <param name="merged">As found when the sheet was looked through: the file lists them after the rows.</param>
    public SheetRows(OpenWorkbook workbook, WorkbookSheet sheet, IReadOnlyList<MergedBlock> merged)
    {
        (_workbook, _sheet) = (workbook, sheet);
        _xml = PartXml.Open(workbook.Parts.OpenPart(sheet.Part));
        _mergedCells = new(merged);
    }

    public override int Count => _cells.Count;

    public override bool IsBlank => _cells.IsBlank;

    /// <summary>The length of all cells of the row just read.</summary>
    public int Chars => _cells.Chars;

    /// <summary>The row just read is not shown.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>Cells so far whose value comes from a formula.</summary>
    public int Formulas { get; private set; }

    /// <summary>Complete once all rows are read.</summary>
    public IReadOnlyList<MergedBlock> Merged => _merged;

    public override ReadOnlySpan<char> this[int column] => _cells[column];

    public override string? Fault(int column) => _cells.Fault(column);

    public override FileProblem Placed(FileProblem problem, int column)
    {
        var start = $"Row {Row}: ";
        if (problem.Row != Row || !problem.Message.StartsWith(start, StringComparison.Ordinal)) return problem;
        return column >= 0 ? problem with { Message = $"{Where(column)}: {problem.Message[start.Length..]}" }
            : _workbook.NamesSheets ? problem with { Message = $"Sheet ‘{_sheet.Name}’, row {Row}: {problem.Message[start.Length..]}" } : problem;
    }

    public override bool Read()
    {
        while (Problem is null && _xml.Next())
        {
            if (_xml.IsStart("row") && ReadRow()) return true;
            if (_xml.IsStart("mergeCell")) AddMerged(_xml.GetAttribute("ref"));
        }

        return false;
    }

    public override void Dispose() => _xml.Dispose();

    private bool ReadRow()
    {
        var number = _xml.GetAttribute("r") is { } given ? Whole(given) : _row + 1;
        if (number <= _row) throw new BadFileException(ZipParts.Damaged);
        if (number > CellAddress.MostRows) throw new BadFileException(TooManyRows);
        _row = number;
        Row = number;
        IsHidden = _xml.GetAttribute("hidden") is "1" or "true";
        _cells.Clear();
        if (_xml.IsEmptyElement) return false;

        var column = -1;
        var depth = _xml.Depth;
        while (_xml.Next() && _xml.Depth > depth)
        {
            if (_xml.IsStart("c")) column = ReadCell(column);
            if (_cells.Chars > LongestRow) throw new BadFileException($"Row {Row} is longer than 1 MB", Row);
        }

        _mergedCells.Fill(Row, _cells);
        if ((_text += _cells.Chars) > MostText) throw new BadFileException(FileText.TooLarge);
        return _cells.Filled > 0;
    }

    private int ReadCell(int before)
    {
        var column = before + 1;
        if (_xml.GetAttribute("r") is { } address)
        {
            if (CellAddress.Read(address) is not { } place) throw new BadFileException(ZipParts.Damaged);
            if (place.Row > CellAddress.MostRows) throw new BadFileException(TooManyRows);
            if (place.Row != Row) throw new BadFileException(ZipParts.Damaged);
            column = place.Column;
        }

        if (column >= CellAddress.MostColumns) throw new BadFileException(TooManyColumns);
        if (column <= before) throw new BadFileException(ZipParts.Damaged);
        if (_xml.IsEmptyElement) return column;

        var kind = _xml.GetAttribute("t") ?? "n";
        var style = _xml.GetAttribute("s") is { } given ? Whole(given) : 0;
        var (hasValue, hasFormula) = ReadValue();
        if (hasFormula) Formulas++;
        if (hasValue || hasFormula) Put(column, kind, style, hasValue);
        return column;
    }

    // The text of v, or of the runs of an inline string; that of a formula is left where it is.
    private (bool HasValue, bool HasFormula) ReadValue()
    {
        _value.Clear();
        var (hasValue, hasFormula, inValue) = (false, false, false);
        var depth = _xml.Depth;
        while (_xml.Next() && _xml.Depth > depth)
        {
            if (_xml.IsStart("f")) hasFormula = true;
            else if (_xml.IsStart("is"))
            {
                hasValue = true;
                SharedStrings.AppendRuns(_xml, _value, _block);
            }
            else if (_xml.IsStart("v")) hasValue = inValue = !_xml.IsEmptyElement;
            else if (_xml.IsEnd("v")) inValue = false;
            else if (inValue) _xml.AppendText(_value, _block);
        }

        return (hasValue, hasFormula);
    }

    private void Put(int column, string kind, int style, bool hasValue)
    {
        var start = _cells.Chars;
        var fault = hasValue || kind == "str" ? null : $"{Where(column)} holds a formula without its result. Open the file in Excel and save it again";
        switch (kind)
        {
            case "s" when hasValue:
                PutShared(Whole(_value.ToString()));
                break;
            case "b":
                _cells.Writer.Write(_value is ['1'] ? "TRUE" : "FALSE");
                break;
            case "e":
                fault = $"{Where(column)} shows {ProblemList.Shorten(_value.ToString())}. Correct it or leave it empty";
                PutValue();
                break;
            case "n" when hasValue:
                fault = PutNumber(column, style);
                break;
            default:
                PutValue();
                break;
        }

        if (fault is not null || _cells.Chars > start) _cells.Add(column, start, fault);
    }

    private void PutShared(int index)
    {
        var strings = _workbook.Strings;
        var into = _cells.Writer.GetSpan(strings.MostCharsAt(index) + 1);
        _cells.Writer.Advance(strings.CharsAt(index, into));
    }

    private string? PutNumber(int column, int style)
    {
        const int ExactDigits = 15;
        var shown = _workbook.Styles[style];
        var text = _value.ToString().Trim();
        if (shown == CellStyle.Plain && text.Length <= ExactDigits)
        {
            _cells.Writer.Write(text);
            return null;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) throw new BadFileException(ZipParts.Damaged);
        if (shown is CellStyle.Plain or CellStyle.Percent)
        {
            _cells.Writer.Write(shown == CellStyle.Plain ? number.ToString(CultureInfo.InvariantCulture) : Percent(number));
            return null;
        }

        var date = SerialDate.Text(number, shown, _workbook.Since1904);
        _cells.Writer.Write(date ?? text);
        return date is null ? $"{Where(column)} is not a real date" : null;
    }

    // In tens, so that 0.618 is 61.8 and not 61.800000000000004.
    private static string Percent(double number)
    {
        const int OfOne = 100;
        const double Largest = 1e20;
        return Math.Abs(number) < Largest ? $"{((decimal)number * OfOne).ToString("0.############", CultureInfo.InvariantCulture)}%" : $"{(number * OfOne).ToString(CultureInfo.InvariantCulture)}%";
    }

    private void PutValue()
    {
        foreach (var chunk in _value.GetChunks()) _cells.Writer.Write(chunk.Span);
    }

    private void AddMerged(string? reference)
    {
        if (reference?.Split(':') is not [var from, var to] || CellAddress.Read(from) is not { } first || CellAddress.Read(to) is not { } last) return;
        if (_merged.Count == MostMerged) throw new BadFileException(ZipParts.Damaged);
        _merged.Add(new(first.Row, first.Column, last.Row, last.Column));
    }

    private string Where(int column)
    {
        var address = $"{CellAddress.ColumnName(column)}{Row}";
        return _workbook.NamesSheets ? $"Sheet ‘{_sheet.Name}’, cell {address}" : $"Cell {address}";
    }

    private static int Whole(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : throw new BadFileException(ZipParts.Damaged);
}
