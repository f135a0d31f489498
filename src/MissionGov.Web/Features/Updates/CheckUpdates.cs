using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Components;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Updates;

/// <summary>What would become of these rows? Nothing is saved.</summary>
internal sealed record CheckUpdates(IReadOnlyList<UpdateEntry> Rows) : IQuery<IReadOnlyList<UpdateCheck>>;

/// <param name="Date">As it was understood, in words.</param>
/// <param name="Field">Where the problem is: status, date, note or evidence.</param>
public sealed record UpdateCheck(Guid Milestone, string? Date, string? Field, string? Problem, UpdateConflict? Conflict);

/// <summary>Both versions of a row that somebody else changed, field by field.</summary>
/// <param name="Version">What "use mine" has now seen.</param>
public sealed record UpdateConflict(string Who, uint Version, IReadOnlyList<ConflictField> Fields);

public sealed record ConflictField(string Field, string Theirs, string Mine);

internal sealed class CheckUpdatesHandler(MissionGovDb db, MilestoneNetworkReader reader, StatusClock today, TimeProvider clock) : QueryHandler<CheckUpdates, IReadOnlyList<UpdateCheck>>
{
    internal override Permission Requires => Permission.ReportDelivery;

    internal override async Task<IReadOnlyList<UpdateCheck>> ReadAsync(CheckUpdates query, Person person, CancellationToken ct)
    {
        var judged = await new UpdateBatch(db, await reader.ReadAsync(ct), today).JudgeAsync(query.Rows, person, new Change(person.Title, clock.GetUtcNow()), ct);
        return [.. judged.Select(row => new UpdateCheck(row.Entry.Milestone, row.Date is { } date ? DateShorthand.InWords(date) : null, FieldOf(row.Result.Problem), row.Result.Problem?.Message, row.IsConflict ? Conflict(row) : null))];
    }

    private static string? FieldOf(Problem? problem) => problem?.Code switch
    {
        null => null,
        "milestone.date" or "milestone.not_later" or "milestone.too_late" or "milestone.too_soon" => "date",
        "milestone.note" or "milestone.note_long" or "milestone.reason" or "milestone.reason_long" => "note",
        "milestone.evidence" => "evidence",
        _ => "status",
    };

    private UpdateConflict Conflict(JudgedUpdate row)
    {
        var (theirs, mine) = (row.Found!, row.Entry);
        var status = row.Milestone!.StatusOn(today.Today);
        ConflictField[] fields =
        [
            new("Status", MilestoneWords.Of(status), MilestoneWords.Of(mine.Status)),
            new("Date", DateShorthand.InWords(theirs.MetOn ?? theirs.Forecast), row.Date is { } date ? DateShorthand.InWords(date) : "as before"),
            new("Why", theirs.Report?.Note is { Length: > 0 } note ? note : "nothing said", string.IsNullOrWhiteSpace(mine.Note) ? "nothing said" : mine.Note),
            new("Confidence", MilestoneWords.Of(theirs.Report?.Confidence), MilestoneWords.Of(mine.Confidence)),
            new("Evidence", theirs.Report?.Evidence ?? "none", string.IsNullOrWhiteSpace(mine.Evidence) ? "none" : mine.Evidence),
        ];
        return new UpdateConflict(Who(theirs), row.Milestone.Version, fields);
    }

    private string Who(MilestoneState state)
    {
        var last = state.Slips.Select(slip => (slip.Who, slip.At)).Append((Who: state.Report?.Who ?? "", At: state.Report?.At ?? DateTimeOffset.MinValue)).MaxBy(change => change.At);
        return last.Who.Length == 0 ? "Someone else changed this." : $"{last.Who} changed this {UpdateWords.Ago(clock.GetUtcNow() - last.At)}.";
    }
}
