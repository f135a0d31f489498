namespace MissionGov.Domain.Places;

/// <summary>
/// What a file of places makes of the places held. A code that one other code replaces is the same place under a new code;
/// a code that replaces several is a new place, and theirs have ended.
/// </summary>
public sealed class PlaceRegister
{
    private readonly List<PlaceProblem> _problems = [];
    private readonly Dictionary<Guid, Place> _held;
    private readonly ILookup<string, PlaceRow> _rows;
    private readonly DateOnly _today;
    private readonly Dictionary<string, Place> _heldByCode = [];

    // Where the same place is written under a newer code.
    private readonly Dictionary<string, string> _next = [];

    private PlaceRegister(IReadOnlyList<Place> held, IReadOnlyList<PlaceRow> rows, DateOnly today)
    {
        (_held, _rows, _today) = (held.ToDictionary(place => place.Id), rows.ToLookup(row => row.Code), today);
        foreach (var place in held)
            foreach (var span in place.AllSpans) _heldByCode[span.Code] = place;
    }

    /// <param name="held">All places, with every code and name they have borne.</param>
    /// <param name="today">From which a new name holds, where the file does not say.</param>
    public static PlacePlan Plan(IReadOnlyList<Place> held, IReadOnlyList<PlaceRow> rows, DateOnly today) => new PlaceRegister(held, rows, today).Plan();

    private PlacePlan Plan()
    {
        foreach (var code in _rows)
        {
            _problems.AddRange(code.SelectMany(PlaceRowChecks.Of));
            _problems.AddRange(PlaceRowChecks.OfOneCode([.. code]));
        }

        Follow();
        if (_problems.Count > 0) return Refused();

        var codes = _rows.Select(row => row.Key).ToLookup(Newest);
        var held = _held.Values.SelectMany(place => place.AllSpans.Select(span => Newest(span.Code)).Distinct(), (place, newest) => (place, newest)).ToLookup(pair => pair.newest, pair => pair.place);
        var planned = codes.Select(group => PlannedOf(group.Key, [.. group], [.. held[group.Key]])).ToList();
        CheckParents(planned);
        return _problems.Count > 0 ? Refused() : new PlacePlan(planned, []);
    }

    private PlacePlan Refused() => new([], [.. _problems.OrderBy(problem => problem.Line)]);

    private void Follow()
    {
        foreach (var after in _rows.SelectMany(code => code).Where(row => row.ReplacedBy.Length > 0).GroupBy(row => row.ReplacedBy))
        {
            foreach (var row in after.Where(row => !IsKnown(row.ReplacedBy))) Refuse(row, "replaced_by", row.ReplacedBy, $"No row is about {row.ReplacedBy}, which comes after {row.Code}. Add one");

            // Several places that became one are not the one place.
            var before = after.Select(row => row.Code).Distinct().ToList();
            if (before.Count == 1) _next[before[0]] = after.Key;
        }

        foreach (var code in _next.Keys)
            if (Circle(code, _next) is { } way) Refuse(_rows[code].First(), "replaced_by", _next[code], $"{string.Join(" is replaced by ", way)}, which is replaced by {code} again. One of them must be the last");
    }

    /// <summary>The code by which a place goes now: by this file, else as it is held.</summary>
    private string Newest(string code)
    {
        for (var seen = new HashSet<string>(); seen.Add(code);)
        {
            if (_next.TryGetValue(code, out var next)) code = next;
            else if (_heldByCode.TryGetValue(code, out var place) && _next.GetValueOrDefault(place.Code) != code) code = place.Code;
        }

        return code;
    }

    private PlannedPlace PlannedOf(string newest, HashSet<string> codes, List<Place> held)
    {
        var kept = held.Find(place => place.Code == newest) ?? held.FirstOrDefault();
        var id = kept?.Id ?? Guid.CreateVersion7();
        var known = held.SelectMany(place => place.AllSpans).Select(span => span with { PlaceId = id }).ToList();
        List<PlaceSpan> spans = [.. known.Where(span => !codes.Contains(span.Code)), .. codes.SelectMany(code => SpansOf(code, id, known.FindAll(span => span.Code == code)))];
        spans = InOrder(spans, newest);
        RefuseTwoAtOnce(spans, codes);

        var now = spans[^1];
        var row = _rows[now.Code].LastOrDefault(row => row.Name == now.Name) ?? _rows[now.Code].LastOrDefault();
        var parent = kept?.ParentId is { } parentId ? Newest(_held[parentId].Code) : null;
        return new PlannedPlace(
            kept, [.. held.Where(place => place != kept)], now.Code, now.Name,
            row is { Level.Length: > 0 } ? row.Level : kept?.Level ?? "", row is { Parent.Length: > 0 } ? Newest(row.Parent) : parent, spans)
        { HeldParent = parent };
    }

    // A file without days tells what a place is called now. What it was called stays, up to the day before.
    private List<PlaceSpan> SpansOf(string code, Guid id, List<PlaceSpan> known)
    {
        var rows = _rows[code].ToList();
        if (rows is not [{ From: null, To: null } only] || known.Count == 0)
            return rows.ConvertAll(row => new PlaceSpan(id, row.Code, row.Name, row.From, row.To, row.ReplacedBy.Length == 0 ? null : row.ReplacedBy));

        var last = known.MaxBy(span => span.To ?? DateOnly.MaxValue)!;
        if (last.Name == only.Name) return known;
        var now = new PlaceSpan(id, code, only.Name, _today, null, null);
        return last.Name == code ? [.. known.Where(span => span != last), now with { From = last.From }] : [.. known.Where(span => span != last), last with { To = last.To ?? _today.AddDays(-1) }, now];
    }

    // A new code without a first day begins when the old one has ended.
    private static List<PlaceSpan> InOrder(List<PlaceSpan> spans, string newest)
    {
        var begun = spans.ConvertAll(span => span.From is null && spans.Find(old => old.ReplacedBy == span.Code && old.Code != span.Code) is { To: { } last } ? span with { From = last.AddDays(1) } : span);
        return [.. begun.OrderBy(span => span.Code == newest).ThenBy(span => span.To ?? DateOnly.MaxValue).ThenBy(span => span.From ?? DateOnly.MinValue)];
    }

    private void RefuseTwoAtOnce(List<PlaceSpan> spans, HashSet<string> codes)
    {
        foreach (var (one, other) in spans.SelectMany((one, i) => spans.Skip(i + 1), (one, other) => (one, other)))
        {
            if (one.Code == other.Code || !one.Overlaps(other)) continue;
            var row = _rows[codes.Contains(one.Code) ? one.Code : other.Code].First();
            Refuse(row, "valid_to", PlaceRowChecks.Day(row.To), $"{one.Code} and {other.Code} are one place, and both hold {PlaceRowChecks.Both(one, other)}. End one before the other begins");
            return;
        }
    }

    private void CheckParents(List<PlannedPlace> planned)
    {
        foreach (var row in _rows.SelectMany(code => code).Where(row => row.Parent.Length > 0 && !IsKnown(row.Parent)))
            Refuse(row, "parent", row.Parent, $"No place has the code {row.Parent}, which {row.Name} is a part of. Add a row for it");

        Dictionary<string, string> parents = [];
        foreach (var place in _held.Values.Where(place => place.ParentId is not null)) parents[Newest(place.Code)] = Newest(_held[place.ParentId!.Value].Code);
        foreach (var place in planned)
        {
            if (place.Parent is null) parents.Remove(place.Code);
            else parents[place.Code] = place.Parent;
        }

        foreach (var place in planned)
        {
            if (Circle(place.Code, parents) is not { } way) continue;
            var row = place.Spans.SelectMany(span => _rows[span.Code]).Last();
            Refuse(row, "parent", row.Parent, way.Count == 1 ? $"{place.Code} cannot be a part of itself" : $"{string.Join(" is a part of ", way)}, which is a part of {place.Code} again. One of them must be the widest");
        }
    }

    /// <summary>The way from a code that leads back to it; null where it leads elsewhere.</summary>
    private static List<string>? Circle(string code, Dictionary<string, string> to)
    {
        List<string> way = [code];
        while (to.TryGetValue(way[^1], out var next))
        {
            if (next == code) return way;
            if (way.Contains(next)) return null;
            way.Add(next);
        }

        return null;
    }

    private bool IsKnown(string code) => _rows.Contains(code) || _heldByCode.ContainsKey(code);

    private void Refuse(PlaceRow row, string column, string value, string message) => _problems.Add(new PlaceProblem(row.Line, column, value, $"Row {row.Line}: {message}"));
}
