using System.Text.Json;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Changes;

/// <summary>What would be put back? Null where nothing can be, or not by this person.</summary>
internal sealed record GetRestore(long Line) : IQuery<RestoreView?>;

/// <param name="ChangedSince">What stands there now, where somebody has changed it since.</param>
public sealed record RestoreView(long Line, DateTimeOffset At, string Who, string Summary, IReadOnlyList<FieldChange> Changes, bool DraftAgain, string? ChangedSince);

internal sealed class GetRestoreHandler(MissionGovDb db) : QueryHandler<GetRestore, RestoreView?>
{
    internal override Permission Requires => Permission.Comment;

    internal override async Task<RestoreView?> ReadAsync(GetRestore query, Person person, CancellationToken ct)
    {
        if (await new TakenBack(db).FindAsync(query.Line, ct) is not { } found || !person.May(found.Right, found.Mission)) return null;
        var line = found.Line;
        return new RestoreView(line.Id, line.At, line.Who, line.Summary, line.Changes is null ? [] : JsonSerializer.Deserialize<List<FieldChange>>(line.Changes, AsJson.Options)!, found.DraftAgain, found.ChangedSince);
    }
}
