using System.Text.Json;

namespace MissionGov.Web.Features.Observations.Formats.Json;

/// <summary>The rows of a list that was looked through before. A row is named by its place in the list; the line stands in the message.</summary>
internal sealed class JsonRows : RowReader
{
    private readonly JsonTokens _tokens;
    private readonly JsonList _list;
    private readonly Dictionary<string, int> _columns;
    private readonly string[] _always;
    private readonly List<string> _cells = [];
    private int _line;

    /// <param name="always">What every row says after its own columns.</param>
    public JsonRows(Stream utf8, JsonList list, IReadOnlyList<string> always)
    {
        (_tokens, _list, _always) = (new(utf8), list, [.. always]);
        _columns = list.Names.Index().DistinctBy(name => name.Item).ToDictionary(name => name.Item, name => name.Index);
        FindList();
    }

    public override int Count => _cells.Count;

    public override bool IsBlank => _cells.All(string.IsNullOrWhiteSpace);

    public override ReadOnlySpan<char> this[int column] => _cells[column];

    /// <summary>As RFC 6901 writes it; rows count from 0 there.</summary>
    public static string PointerTo(string? member, int row) => member is null ? $"/{row}" : $"/{member}/{row}";

    public override bool Read()
    {
        _tokens.Read();
        if (_tokens.Type == JsonTokenType.EndArray) return false;
        Row++;
        _line = _tokens.Line;
        _cells.Clear();
        if (_list.OfLists)
        {
            while (_tokens.Read() && _tokens.Type != JsonTokenType.EndArray) _cells.Add(_tokens.Text);
        }
        else
        {
            for (var column = 0; column < _list.Names.Count; column++) _cells.Add("");
            while (_tokens.Read() && _tokens.Type == JsonTokenType.PropertyName)
            {
                var column = _columns[_tokens.Text];
                _tokens.Read();
                _cells[column] = _tokens.Text;
            }
        }

        _cells.AddRange(_always);
        return true;
    }

    public override FileProblem Placed(FileProblem problem, int column)
    {
        var start = $"Row {Row}: ";
        if (problem.Row != Row || !problem.Message.StartsWith(start, StringComparison.Ordinal)) return problem;
        var name = column < 0 || column >= _list.Names.Count ? "" : $"/{(_list.OfLists ? $"{column}" : _list.Names[column].Replace("~", "~0").Replace("/", "~1"))}";
        return problem with { Message = $"Line {_line}, {PointerTo(_list.Member, Row - 1)}{name}: {problem.Message[start.Length..]}" };
    }

    public override void Dispose() => _tokens.Dispose();

    private void FindList()
    {
        _tokens.Read();
        if (_list.Member is null) return;
        while (_tokens.Read() && _tokens.Text != _list.Member) _tokens.Skip();
        _tokens.Read();
    }
}
