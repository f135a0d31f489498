namespace MissionGov.Domain.Places;

/// <summary>What a file says of one code.</summary>
/// <param name="Line">The row number a spreadsheet shows.</param>
/// <param name="Level">Empty where the file does not say.</param>
/// <param name="Parent">The code of the place it is a part of; empty where the file does not say.</param>
/// <param name="ReplacedBy">The code that came after; empty for none.</param>
public sealed record PlaceRow(int Line, string Code, string Name, string Level, string Parent, DateOnly? From, DateOnly? To, string ReplacedBy);

/// <summary>What is wrong with a row, and what to do.</summary>
public sealed record PlaceProblem(int Line, string Column, string Value, string Message);

/// <summary>A place that bears another code than it did.</summary>
public sealed record Recode(string Was, string Now, string Name);

/// <summary>Two places that are held and turn out to be one.</summary>
public sealed record PlaceJoin(Place Kept, Place Gone);

/// <summary>What a file of places would change; nothing has changed yet.</summary>
/// <param name="Places">Every place that the file speaks of, as it would be.</param>
/// <param name="Problems">Where there is one, nothing of the file is taken.</param>
public sealed record PlacePlan(IReadOnlyList<PlannedPlace> Places, IReadOnlyList<PlaceProblem> Problems)
{
    public int New => Places.Count(place => place.Held is null);

    public int Unchanged => Places.Count(place => !place.IsNew && !place.Changes);

    public int Changed => Places.Count(place => !place.IsNew && place.Changes);

    public IReadOnlyList<Recode> Recoded => [.. Places.SelectMany(place => place.Recodes)];

    /// <summary>Names that a held place no longer bears.</summary>
    public IReadOnlyList<(string Was, string Now)> Renamed => [.. Places.Where(place => place.Held is { } held && held.Name != place.Name).Select(place => (place.Held!.Name, place.Name))];

    public IReadOnlyList<PlaceJoin> Joins => [.. Places.SelectMany(place => place.Gone.Select(gone => new PlaceJoin(place.Held!, gone)))];
}

/// <summary>One place as a file would have it.</summary>
/// <param name="Held">The place that is there already; null for a new one.</param>
/// <param name="Gone">Places that are there under other codes of it.</param>
/// <param name="Parent">The code of now of its parent; null for none.</param>
public sealed record PlannedPlace(Place? Held, IReadOnlyList<Place> Gone, string Code, string Name, string Level, string? Parent, IReadOnlyList<PlaceSpan> Spans)
{
    /// <summary>The parent it has now, by its code; set by who knows all places.</summary>
    internal string? HeldParent { get; init; }

    public bool IsNew => Held is null;

    public bool Changes => Held is { } held && (Gone.Count > 0 || (held.Code, held.Name, held.Level, HeldParent) != (Code, Name, Level, Parent) || !SameSpans(held.AllSpans));

    public IEnumerable<Recode> Recodes => Spans.Select(span => span.Code).Distinct().Where(code => code != Code).Select(code => new Recode(code, Code, Name));

    private bool SameSpans(IReadOnlyList<PlaceSpan> held) => held.Count == Spans.Count && Spans.All(span => held.Any(span.SaysAs));
}
