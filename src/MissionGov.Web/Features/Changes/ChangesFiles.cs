using MissionGov.Domain;

namespace MissionGov.Web.Features.Changes;

/// <summary>The changes as programs read them.</summary>
internal sealed record ChangesJson(string Head, IReadOnlyList<ChangeJson> Changes, string? Next)
{
    public static ChangesJson Of(ChangesView view) => new(view.Head, [.. view.Rows.Select(ChangeJson.Of)], view.Next is { } next ? (view.Filter with { Before = next }).Address(".json") : null);
}

internal sealed record ChangeJson(long Line, DateTimeOffset At, string Who, string? Person, string? Mission, string Event, string Summary, IReadOnlyList<FieldChange> Changes, string Reason)
{
    public static ChangeJson Of(ChangeRow row) => new(row.Line, row.At, row.Who, row.Person, row.Mission, row.Event, row.Summary, row.Changes, row.Reason);
}

/// <summary>One row a field that changed; a change that names no fields is one row.</summary>
internal static class ChangesCsv
{
    public static readonly IReadOnlyList<string> Headings = ["line", "at", "who", "person", "mission", "event", "summary", "field", "before", "after", "reason"];

    public static IEnumerable<IReadOnlyList<object?>> Rows(ChangesView view) =>
        from row in view.Rows
        from field in row.Changes.DefaultIfEmpty()
        select (IReadOnlyList<object?>)[row.Line, row.At.ToString("O"), row.Who, row.Person, row.Mission, row.Event, row.Summary, field?.Field, field?.Before, field?.After, row.Reason];
}
