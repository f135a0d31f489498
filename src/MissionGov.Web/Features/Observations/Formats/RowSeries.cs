namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Says which series a row belongs to, as a small number: a million rows share a few thousand series.</summary>
internal sealed class RowSeries
{
    // No publisher writes it in a cell, so cells joined by it stay apart.
    private const char Between = '\u001F';

    private readonly (int Column, Role Role)[] _columns;
    private readonly Headings _headings;
    private readonly Layout _layout;
    private readonly Dictionary<string, int> _known = [];
    private readonly Dictionary<SeriesKey, int> _numbers = [];
    private readonly List<SeriesKey> _keys = [];
    private char[] _joined = [];

    public RowSeries(Headings headings, Role[] roles, Layout layout)
    {
        (_headings, _layout) = (headings, layout);
        _columns = [.. roles.Select((role, column) => (column, role)).Where(part => part.role is not (Role.Period or Role.Value or Role.Quality or Role.Ignored))];
    }

    public int Of(RowReader row)
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

        var cells = _joined.AsSpan(0, length);

        var known = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(cells, out var number)) return number;
        var key = KeyOf(row);

        // Places are renamed within a file; the code stays.
        var lasting = key with { PlaceName = "", Level = "" };
        if (!_numbers.TryGetValue(lasting, out number))
        {
            _numbers[lasting] = number = _keys.Count;
            _keys.Add(key);
        }

        known[cells] = number;
        return number;
    }

    /// <summary>A row that does not say what or where it is about, in a file that should.</summary>
    public string? Nameless(RowReader row)
    {
        foreach (var (column, role) in _columns)
        {
            if (role is not (Role.Indicator or Role.Place) || !row[column].IsWhiteSpace() || _layout.Always.ContainsKey(role)) continue;
            return role == Role.Indicator ? "Enter an indicator" : "Enter a place";
        }

        return null;
    }

    public (FileSeries[] Series, string? Problem) Settle(string? chosen)
    {
        var names = new SeriesNames(chosen);
        names.Settle(_keys);
        return ([.. _keys.Select(names.Of)], names.Problem);
    }

    private SeriesKey KeyOf(RowReader row)
    {
        var place = Text(row, Role.Place);
        var areas = Texts(row, Role.Area);
        var breakdown = Texts(row, Role.Breakdown);
        var named = string.Join("; ", areas.Select(area => $"{area.Heading}={area.Text}"));
        // Without a code, names of areas part the figures like any breakdown.
        if (place.Length == 0) breakdown = [.. areas, .. breakdown];
        var name = areas.Count > 0 && place.Length > 0 ? areas[^1].Text : Text(row, Role.PlaceName);
        return new(
            Text(row, Role.Indicator), Text(row, Role.Measure), UnitOf(row), place, name, Text(row, Role.Level), place.Length > 0 ? named : "",
            string.Join("; ", breakdown.Select(part => $"{part.Heading}={part.Text}")));
    }

    // A value in thousands keeps its number; its unit says thousands.
    private string UnitOf(RowReader row)
    {
        var unit = Text(row, Role.Unit);
        var multiplier = Text(row, Role.Multiplier);
        var plain = multiplier.Length == 0 || multiplier.StartsWith("unit", StringComparison.OrdinalIgnoreCase) || multiplier.StartsWith("percentage", StringComparison.OrdinalIgnoreCase);
        return plain ? unit : $"{unit} ({multiplier.ToLowerInvariant()})";
    }

    private string Text(RowReader row, Role role)
    {
        foreach (var part in _columns)
            if (part.Role == role) return row[part.Column].Trim().ToString();
        return _layout.Always.GetValueOrDefault(role, "");
    }

    private List<(string Heading, string Text)> Texts(RowReader row, Role role)
    {
        List<(string, string)> texts = [];
        foreach (var part in _columns)
            if (part.Role == role && !row[part.Column].IsWhiteSpace()) texts.Add((_headings[part.Column], row[part.Column].Trim().ToString()));
        return texts;
    }
}
