using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;

namespace MissionGov.Web.Data;

/// <summary>Adds to the audit, each line bound to the one before.</summary>
internal sealed class AuditChain(MissionGovDb db)
{
    /// <summary>
    /// A line for the event, and one for each of its parts. The data version must have been raised before, in the same transaction:
    /// its lock makes writers take turns, so that no two lines follow the same one.
    /// </summary>
    public async Task AddAsync(DomainEvent happened, Change change, Guid commandId, string intent, CancellationToken ct)
    {
        var head = await db.AuditHeads.AsTracking().SingleAsync(ct);
        foreach (var (part, said) in happened.Parts.Prepend(happened).Index())
        {
            var line = LineOf(said, change, commandId, part == 0 ? intent : null, part, head);
            line.Hash = AuditHash.Of(line);
            db.Audit.Add(line);
            (head.Sequence, head.Hash) = (line.Id, line.Hash);
        }
    }

    private static AuditLine LineOf(DomainEvent said, Change change, Guid commandId, string? intent, int part, AuditHead head) => new()
    {
        Id = head.Sequence + 1,

        // What is hashed must be what comes back: the database keeps microseconds.
        At = DateTimeOffset.UnixEpoch.AddMicroseconds(AuditHash.Microseconds(change.At)),
        Who = change.Who,
        PersonId = change.PersonId,
        MissionId = said.MissionId,
        SubjectId = said.SubjectId,
        Event = said.GetType().Name,
        Summary = said.Summary,
        Reason = change.Reason,
        Changes = said.Changes.Count == 0 ? null : JsonSerializer.Serialize(said.Changes, AsJson.Options),
        Detail = JsonSerializer.Serialize(said, said.GetType(), AsJson.Options),
        CommandId = commandId,
        Intent = intent,
        Part = part,
        PreviousHash = head.Hash,
    };
}
