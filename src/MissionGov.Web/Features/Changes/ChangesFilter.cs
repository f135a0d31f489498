using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace MissionGov.Web.Features.Changes;

/// <summary>Which changes: all of it stands in the address, of the page and of its files alike.</summary>
public sealed record ChangesFilter
{
    public string Words { get; init; } = "";

    /// <summary>Slug of a mission: everything that happened in it.</summary>
    public string Mission { get; init; } = "";

    /// <summary>A mission, a target of it or a milestone of it: nhs, nhs/18-week-waits, nhs/milestones/40-evening-clinics-open.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Part of a role title.</summary>
    public string Who { get; init; } = "";

    public string Event { get; init; } = "";

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Only what stands before this line; the next page begins there.</summary>
    public long? Before { get; init; }

    public bool IsEmpty => this with { Before = null } == new ChangesFilter();

    public string Address(string extension = "") => $"/changes{extension}{new QueryBuilder(Parameters)}";

    internal static ChangesFilter Of(IQueryCollection query) => new()
    {
        Words = Text(query, "words"),
        Mission = Text(query, "mission"),
        Subject = Text(query, "subject"),
        Who = Text(query, "who"),
        Event = Text(query, "event"),
        From = Serving.AsAt.TryRead(query["from"], out var from) ? from : null,
        To = Serving.AsAt.TryRead(query["to"], out var to) ? to : null,
        Before = long.TryParse(query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null,
    };

    private IEnumerable<KeyValuePair<string, string>> Parameters => new (string Name, string Value)[]
    {
        ("words", Words), ("mission", Mission), ("subject", Subject), ("who", Who), ("event", Event), ("from", Iso(From)), ("to", Iso(To)), ("before", Before?.ToString(CultureInfo.InvariantCulture) ?? ""),
    }.Where(part => part.Value.Length > 0).Select(part => KeyValuePair.Create(part.Name, part.Value));

    internal static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    // The database takes no zero bytes, and nobody asks for more than a line.
    private static string Text(IQueryCollection query, string name) => query[name].ToString() is { Length: <= Domain.Wording.LongestLine } text ? Domain.Wording.Line(text) : "";
}
