namespace MissionGov.Domain.Places;

/// <summary>Somewhere that figures are about: a nation, a region, an authority, a trust, a force. It stays the same place when its code or its name changes.</summary>
public sealed class Place
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The official code of now, such as E92000001.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>In the words of whoever named it, such as "Metropolitan District".</summary>
    public string Level { get; set; } = "";

    /// <summary>The place that this one is a part of; null where nobody has said.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>Every code and name it has borne, in any order; empty for a place that only files of figures have named.</summary>
    public List<PlaceSpan> Spans { get; init; } = [];

    /// <summary>The same, with the one that needs no row: the code and name of now, for all time.</summary>
    internal IReadOnlyList<PlaceSpan> AllSpans => Spans.Count > 0 ? Spans : [new PlaceSpan(Id, Code, Name, null, null, null)];

    public PlaceKind Kind => PlaceKinds.Of(Level);
}

/// <summary>One code and name of a place, and the days on which they held.</summary>
/// <param name="From">The first day; null for as long as anybody knows.</param>
/// <param name="To">The last day; null while it goes on.</param>
/// <param name="ReplacedBy">The code that came after; several places may have become one.</param>
public sealed record PlaceSpan(Guid PlaceId, string Code, string Name, DateOnly? From, DateOnly? To, string? ReplacedBy)
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    internal bool Overlaps(PlaceSpan other) => !(To < other.From) && !(other.To < From);

    /// <summary>Whether it says the same, whatever row it stands in.</summary>
    internal bool SaysAs(PlaceSpan other) => (Code, Name, From, To, ReplacedBy) == (other.Code, other.Name, other.From, other.To, other.ReplacedBy);
}
