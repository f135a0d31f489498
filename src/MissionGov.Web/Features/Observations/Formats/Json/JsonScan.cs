using System.Text.Json;

namespace MissionGov.Web.Features.Observations.Formats.Json;

/// <summary>A list of rows in a JSON file: objects with names, or lists under one list of names.</summary>
/// <param name="Member">Of the outermost object; null when the list is the whole file.</param>
/// <param name="Names">In the order they are met.</param>
internal sealed record JsonList(string? Member, IReadOnlyList<string> Names, bool OfLists);

/// <summary>Looks through a whole file before a row of it counts: it is JSON to its end, and this is the list that holds rows.</summary>
internal sealed class JsonScan
{
    private const int MostNames = 1_000;

    // Likeliest first; "rows" stand beside "columns", and "observations" are what our own answers call them.
    private static readonly string[] Members = ["rows", "observations", "data", "items", "values", "value"];

    private readonly JsonTokens _tokens;
    private readonly CancellationToken _cancelled;
    private readonly Dictionary<string, JsonList> _lists = [];
    private readonly Dictionary<string, BadFileException> _faults = [];
    private readonly Dictionary<string, string> _said = [];
    private List<string>? _columns;
    private string _path = "";

    private JsonScan(JsonTokens tokens, CancellationToken cancelled)
    {
        (_tokens, _cancelled) = (tokens, cancelled);
        tokens.Pointer = () => _path;
    }

    /// <summary>What the outermost object says of all rows, such as the unit.</summary>
    public IReadOnlyDictionary<string, string> Said => _said;

    public JsonList List { get; private set; } = new(null, [], false);

    public static JsonScan Of(Func<Stream> open, CancellationToken cancelled)
    {
        using var tokens = new JsonTokens(open());
        var scan = new JsonScan(tokens, cancelled);
        scan.Read();
        return scan;
    }

    private void Read()
    {
        if (!_tokens.Read()) throw _tokens.Fault("The file is empty. Choose a file with at least one row of data");
        if (_tokens.Type == JsonTokenType.StartArray) List = Rows(null);
        else if (_tokens.Type == JsonTokenType.StartObject) ReadMembers();
        else throw _tokens.Fault("The file holds one value. It must hold a list of rows");
        _path = "";
        while (_tokens.Read()) { }
        if (List.Names.Count == 0) throw _tokens.Fault("The list holds no rows. Choose a file with at least one row of data");
    }

    private void ReadMembers()
    {
        while (_tokens.Read() && _tokens.Type == JsonTokenType.PropertyName)
        {
            var name = _tokens.Text;
            _path = $"/{name}";
            _tokens.Read();
            if (_tokens.IsValue) _said.TryAdd(name, _tokens.Text);
            else if (name == "columns" && _tokens.Type == JsonTokenType.StartArray) _columns ??= ReadColumns();
            else if (_tokens.Type == JsonTokenType.StartArray && Members.Contains(name) && !_lists.ContainsKey(name)) ReadList(name);
            else _tokens.Skip();
        }

        _path = "";
        var member = Members.FirstOrDefault(_lists.ContainsKey) ?? throw _tokens.Fault("No list of rows was found. Name it rows, observations or data");
        if (_faults.TryGetValue(member, out var fault)) throw fault;
        List = _lists[member];
        if (!List.OfLists) return;
        List = List with { Names = _columns ?? throw _tokens.Fault("The rows are lists, so the file must name its columns. Add \"columns\"") };
    }

    private List<string> ReadColumns()
    {
        List<string> columns = [];
        while (_tokens.Read() && _tokens.Type != JsonTokenType.EndArray)
        {
            if (_tokens.Type != JsonTokenType.String || columns.Count == MostNames) throw _tokens.Fault("Each column must be a name in quotation marks");
            columns.Add(_tokens.Text);
        }

        return columns;
    }

    // Which of several lists holds the rows is known at the end, so a fault in one waits until then.
    private void ReadList(string member)
    {
        try
        {
            _lists[member] = Rows(member);
        }
        catch (RowFault fault)
        {
            _lists[member] = new(member, [], false);
            _faults[member] = fault.Problem;
            while (_tokens.Depth > 1 && _tokens.Read()) { }
        }
    }

    private JsonList Rows(string? member)
    {
        var names = new Dictionary<string, int>();
        var ofLists = false;
        for (var row = 0; _tokens.Read() && _tokens.Type != JsonTokenType.EndArray; row++)
        {
            _cancelled.ThrowIfCancellationRequested();
            _path = JsonRows.PointerTo(member, row);
            if (row == 0) ofLists = member is not null && _tokens.Type == JsonTokenType.StartArray;
            if (_tokens.Type != (ofLists ? JsonTokenType.StartArray : JsonTokenType.StartObject)) throw Wrong(member, ofLists ? "Each row must be a list of values" : "Each row must be an object with names, such as { \"period\": \"2024\" }");
            if (ofLists) ReadListed(member);
            else ReadNamed(member, names);
        }

        return new(member, [.. names.Keys], ofLists);
    }

    private void ReadListed(string? member)
    {
        while (_tokens.Read() && _tokens.Type != JsonTokenType.EndArray)
            if (!_tokens.IsValue) throw Wrong(member, "A value must be a text or a number, not a list or an object");
    }

    private void ReadNamed(string? member, Dictionary<string, int> names)
    {
        HashSet<string> here = [];
        while (_tokens.Read() && _tokens.Type == JsonTokenType.PropertyName)
        {
            var name = _tokens.Text;
            if (!here.Add(name)) throw Wrong(member, $"‘{ProblemList.Shorten(name)}’ is there twice");
            names.TryAdd(name, names.Count);
            if (names.Count > MostNames) throw Wrong(member, $"The rows have more than {MostNames:N0} different names");
            _tokens.Read();
            if (_tokens.IsValue) continue;
            _path = $"{_path}/{name}";
            throw Wrong(member, "A value must be a text or a number, not a list or an object");
        }
    }

    private Exception Wrong(string? member, string message)
    {
        var problem = _tokens.Fault(message);
        return member is null ? problem : new RowFault(problem);
    }

    private sealed class RowFault(BadFileException problem) : Exception(problem.Message)
    {
        public BadFileException Problem { get; } = problem;
    }
}
