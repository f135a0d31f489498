using MissionGov.Domain.Delivery;

namespace MissionGov.Web.Features.Updates;

/// <summary>A row of the plain form.</summary>
/// <param name="Was">The status it showed before anybody chose.</param>
/// <param name="WasConfidence">As in the last report; it stands until somebody says otherwise.</param>
/// <param name="WasEvidence">The same.</param>
/// <param name="Said">The status was chosen, also where it is the same.</param>
/// <param name="IsDue">Nothing was said of it this week.</param>
public sealed record TypedUpdate(UpdateEntry Entry, ReportedStatus Was, Confidence? WasConfidence, string? WasEvidence, bool Said, bool IsDue, bool IsOverdue)
{
    public bool IsTouched => Said || Entry.Status != Was || Entry.Confidence != WasConfidence || (Entry.Evidence ?? "").Trim() != (WasEvidence ?? "")
        || !string.IsNullOrWhiteSpace(Entry.Date) || !string.IsNullOrWhiteSpace(Entry.Note);

    /// <summary>"No change": as it was, with one line where its day has passed.</summary>
    public UpdateEntry AsBefore(string line) => new(Entry.Milestone, Entry.Seen, Was, Note: IsOverdue ? line : null, Confidence: WasConfidence, Evidence: WasEvidence);

    /// <summary>Reads the rows of a form; what is no row of ours is left out.</summary>
    public static IReadOnlyList<TypedUpdate> Read(IFormCollection form) =>
        [.. from row in form["row"]
            where Guid.TryParse(row, out _)
            let id = Guid.Parse(row!)
            let seen = Version(form[$"seen-{id}"])
            where seen is not null && form[$"resolve-{id}"] != "theirs"
            let now = form[$"resolve-{id}"] == "mine" ? Version(form[$"now-{id}"]) : null
            let status = Status(form[$"status-{id}"]) ?? ReportedStatus.OnTime
            select new TypedUpdate(
                new UpdateEntry(id, now ?? seen.Value, status, Text(form[$"date-{id}"]), Text(form[$"note-{id}"]), Confidence(form[$"confidence-{id}"]), Text(form[$"evidence-{id}"])),
                Status(form[$"was-{id}"]) ?? status, Confidence(form[$"confidence-was-{id}"]), Text(form[$"evidence-was-{id}"]), form[$"said-{id}"] == "yes", form[$"due-{id}"] == "yes", form[$"overdue-{id}"] == "yes")];

    private static uint? Version(string? text) => uint.TryParse(text, out var version) ? version : null;

    private static ReportedStatus? Status(string? text) => Enum.TryParse<ReportedStatus>(text, ignoreCase: true, out var status) && Enum.IsDefined(status) ? status : null;

    private static Confidence? Confidence(string? text) => Enum.TryParse<Confidence>(text, ignoreCase: true, out var confidence) && Enum.IsDefined(confidence) ? confidence : null;

    // A form sends two characters for each end of a line that a person typed as one.
    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
