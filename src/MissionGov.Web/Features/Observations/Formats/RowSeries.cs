using System.Runtime.InteropServices;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Says which series the figures of a row belong to, as small numbers: a million rows share a few thousand series.</summary>
internal sealed class RowSeries
{
    // No publisher writes it in a cell, so cells joined by it stay apart.
    private const char Between = '\u001F';

    private const int None = -1;

    // Open SDG sites put it before words that they translate.
    private const string ToTranslate = "data.";

    private readonly (int Column, Role Role)[] _columns;
    private readonly Headings _headings;
    private readonly Layout _layout;
    private readonly IReadOnlyList<FigureColumn> _figures;
    private readonly List<KnownRow> _known = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _byCells = new Dictionary<string, int>().GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly Dictionary<SeriesKey, int> _numbers = [];
    private readonly List<SeriesKey> _keys = [];
    private char[] _joined = [];

    // What many series share, held once: of a large file these are most of what is kept.
    private readonly HashSet<string> _shared = [];

    // The position among those known of the row in hand; of the row before it while that is looked for.
    private int _at = None;
    private bool _isFound;

    public RowSeries(Headings headings, Role[] roles, Layout layout, IReadOnlyList<FigureColumn> figures)
    {
        (_headings, _layout, _figures) = (headings, layout, figures);
        _columns = [.. roles.Select((role, column) => (column, role)).Where(part => part.role is not (Role.Period or Role.PeriodPart or Role.Value or Role.Multiplier or Role.Quality or Role.Ignored))];
    }

    /// <summary>Whether a row before this one was of the same series.</summary>
    public bool Knows(RowReader row)
    {
        var known = CollectionsMarshal.AsSpan(_known);
        if (_at != None && Is(row, known[known[_at].Next].Cells))
        {
            _at = known[_at].Next;
            return _isFound = true;
        }

        _isFound = _byCells.TryGetValue(Join(row), out var found);
        if (!_isFound) return false;
        if (_at != None) known[_at].Next = found;
        _at = found;
        return true;
    }

    /// <summary>One number for each column of figures, once the row was asked for.</summary>
    public int[] Of(RowReader row) => _isFound ? _known[_at].Numbers : Add(row);

    // By itself: what its lambda closes over would be made for every row.
    private int[] Add(RowReader row)
    {
        var key = KeyOf(row);
        var cells = Join(row).ToString();
        var position = _known.Count;
        _known.Add(new(cells, [.. _figures.Select(figure => NumberOf(Measured(key, figure)))], position));
        if (_at != None) CollectionsMarshal.AsSpan(_known)[_at].Next = position;
        _byCells.Dictionary[cells] = _at = position;
        return _known[position].Numbers;
    }

    private bool Is(RowReader row, ReadOnlySpan<char> joined)
    {
        var at = 0;
        foreach (var (column, _) in _columns)
        {
            var cell = row[column];
            if (!joined[at..].StartsWith(cell) || (at += cell.Length) == joined.Length || joined[at++] != Between) return false;
        }

        return at == joined.Length;
    }

    private ReadOnlySpan<char> Join(RowReader row)
    {
        var length = 0;
        foreach (var (column, _) in _columns)
        {
            var cell = row[column];
            if (_joined.Length <= length + cell.Length) Array.Resize(ref _joined, 2 * (length + cell.Length + 1));
            cell.CopyTo(_joined.AsSpan(length));
            length += cell.Length;
            _joined[length++] = Between;
        }

        return _joined.AsSpan(0, length);
    }

    /// <summary>A row that does not say what or where it is about, in a file that should.</summary>
    public string? Nameless(RowReader row)
    {
        if (Silent(row, Role.Indicator)) return "Enter an indicator";
        return Silent(row, Role.Place) && (Silent(row, Role.PlaceName) || Array.TrueForAll(_columns, part => part.Role != Role.PlaceName)) ? "Enter a place" : null;
    }

    public (FileSeries[] Series, string? Problem) Settle(string? chosen)
    {
        var names = new SeriesNames(chosen);
        names.Settle(_keys);
        return ([.. _keys.Select(names.Of)], names.Problem);
    }

    // All columns of that role are empty, and the layout does not say it instead.
    private bool Silent(RowReader row, Role role)
    {
        // A table that parts its rows by place says so in each of them, whatever indicator was chosen.
        if (_layout.Always.ContainsKey(role) && !(role == Role.Place && _layout.Places.Count > 0)) return false;
        var any = false;
        foreach (var part in _columns)
        {
            if (part.Role != role) continue;
            if (!row[part.Column].IsWhiteSpace()) return false;
            any = true;
        }

        return any;
    }

    private int NumberOf(SeriesKey key)
    {
        // Places are renamed within a file; the code stays.
        var lasting = key with { PlaceName = "", Level = "" };
        if (_numbers.TryGetValue(lasting, out var number)) return number;
        _numbers[lasting] = number = _keys.Count;
        _keys.Add(key);
        return number;
    }

    private static SeriesKey Measured(SeriesKey key, FigureColumn figure) => key with
    {
        Indicator = figure.Indicator.Length > 0 ? figure.Indicator : key.Indicator,
        Measure = figure.Measure.Length > 0 ? figure.Measure : key.Measure,
        Unit = figure.Unit.Length > 0 ? figure.Unit : key.Unit,
    };

    private SeriesKey KeyOf(RowReader row)
    {
        if (_layout.Places.Count > 0) return PlacedKey(row);
        var place = Text(row, Role.Place);
        var areas = Texts(row, Role.Area);
        var breakdown = Texts(row, Role.Breakdown);
        var named = Words(areas);
        // Without a code, names of areas part the figures like any breakdown.
        if (place.Length == 0) breakdown = [.. areas, .. breakdown];
        var coded = place.Length > 0;
        var name = areas.Count > 0 && coded ? areas[^1].Text : Text(row, Role.PlaceName);
        return Once(new SeriesKey(
            // A row may name a place that has no code.
            Text(row, Role.Indicator), Text(row, Role.Measure), Text(row, Role.Unit), coded ? place : name, name, Text(row, Role.Level), coded ? named : "", Words(breakdown)));
    }

    private SeriesKey Once(SeriesKey key) => key with { Indicator = Once(key.Indicator), Measure = Once(key.Measure), Unit = Once(key.Unit), Level = Once(key.Level), Areas = Once(key.Areas), Breakdown = Once(key.Breakdown) };

    private string Once(string text)
    {
        if (_shared.TryGetValue(text, out var held)) return held;
        _shared.Add(text);
        return text;
    }

    private SeriesKey PlacedKey(RowReader row)
    {
        // A closure may not hold the row itself, whose cells are spans.
        var cells = new string[_headings.Count];
        for (var column = 0; column < cells.Length; column++) cells[column] = CellText.Name(row[column]);
        var (code, name, level, part) = PlaceColumn.Of(_layout.Places, column => cells[column]);
        var breakdown = Texts(row, Role.Breakdown);
        if (part >= 0) breakdown.Insert(0, (_headings[part], cells[part]));
        var said = Text(row, Role.Level);
        return Once(new SeriesKey(Text(row, Role.Indicator), Text(row, Role.Measure), Text(row, Role.Unit), code, name, said.Length > 0 ? said : level, "", Words(breakdown)));
    }

    private static string Words(List<(string Heading, string Text)> parts) => parts.Count == 0 ? "" : string.Join("; ", parts.Select(part => $"{part.Heading}={part.Text}"));

    private string Text(RowReader row, Role role)
    {
        foreach (var part in _columns)
            if (part.Role == role) return CellText.Name(row[part.Column]);
        return _layout.Always.GetValueOrDefault(role, "");
    }

    private List<(string Heading, string Text)> Texts(RowReader row, Role role)
    {
        List<(string, string)> texts = [];
        foreach (var part in _columns)
            if (part.Role == role && !row[part.Column].IsWhiteSpace() && !CellText.IsTotal(row[part.Column].Trim()))
                texts.Add((Translated(_headings[part.Column]), Translated(CellText.Name(row[part.Column]))));
        return texts;
    }

    private static string Translated(string text) => text.StartsWith(ToTranslate, StringComparison.Ordinal) ? text[ToTranslate.Length..] : text;

    /// <summary>
    /// The cells that name a series, joined, and the numbers of its figures. It remembers which row came after it: files go through their
    /// series in one order, and to compare with the expected cells costs a fraction of looking them up.
    /// </summary>
    /// <param name="Next">Its own position until another came after it.</param>
    private record struct KnownRow(string Cells, int[] Numbers, int Next);
}
