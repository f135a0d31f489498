namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Says which series the figures of a row belong to, as small numbers: a million rows share a few thousand series.</summary>
internal sealed class RowSeries
{
    // No publisher writes it in a cell, so cells joined by it stay apart.
    private const char Between = '\u001F';

    // Open SDG sites put it before words that they translate.
    private const string ToTranslate = "data.";

    private readonly (int Column, Role Role)[] _columns;
    private readonly Headings _headings;
    private readonly Layout _layout;
    private readonly IReadOnlyList<FigureColumn> _figures;
    private readonly Dictionary<string, int[]> _known = [];
    private readonly Dictionary<SeriesKey, int> _numbers = [];
    private readonly List<SeriesKey> _keys = [];
    private char[] _joined = [];

    // Those of the row in hand; null where it is the first of its series.
    private int[]? _found;

    public RowSeries(Headings headings, Role[] roles, Layout layout, IReadOnlyList<FigureColumn> figures)
    {
        (_headings, _layout, _figures) = (headings, layout, figures);
        _columns = [.. roles.Select((role, column) => (column, role)).Where(part => part.role is not (Role.Period or Role.PeriodPart or Role.Value or Role.Multiplier or Role.Quality or Role.Ignored))];
    }

    /// <summary>Whether a row before this one was of the same series.</summary>
    public bool Knows(RowReader row) => _known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Join(row), out _found);

    /// <summary>One number for each column of figures, once the row was asked for.</summary>
    public int[] Of(RowReader row)
    {
        if (_found is not null) return _found;
        var key = KeyOf(row);
        return _known.GetAlternateLookup<ReadOnlySpan<char>>()[Join(row)] = [.. _figures.Select(figure => NumberOf(Measured(key, figure)))];
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
        var named = string.Join("; ", areas.Select(Words));
        // Without a code, names of areas part the figures like any breakdown.
        if (place.Length == 0) breakdown = [.. areas, .. breakdown];
        var coded = place.Length > 0;
        var name = areas.Count > 0 && coded ? areas[^1].Text : Text(row, Role.PlaceName);
        return new(
            // A row may name a place that has no code.
            Text(row, Role.Indicator), Text(row, Role.Measure), Text(row, Role.Unit), coded ? place : name, name, Text(row, Role.Level), coded ? named : "",
            string.Join("; ", breakdown.Select(Words)));
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
        return new(Text(row, Role.Indicator), Text(row, Role.Measure), Text(row, Role.Unit), code, name, said.Length > 0 ? said : level, "", string.Join("; ", breakdown.Select(Words)));
    }

    private static string Words((string Heading, string Text) part) => $"{part.Heading}={part.Text}";

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
}
