using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Changes;

/// <summary>Takes a change back by a new one.</summary>
/// <param name="Anyway">Also where somebody has changed the value since.</param>
internal sealed record RestoreChange(long Line, bool Anyway) : ICommand
{
    public const string ChangedSince = "restore.changed";
}

internal sealed class RestoreChangeHandler(MissionGovDb db) : CommandHandler<RestoreChange>
{
    // Everyone who may change anything at all has it; the right that counts depends on what is put back.
    protected override Permission Requires => Permission.Comment;

    internal override async Task<Result> HandleAsync(RestoreChange command, Person person, Change change, CancellationToken ct)
    {
        if (await new TakenBack(db).FindAsync(command.Line, ct) is not { } found) return NotHere;
        if (!person.May(found.Right, found.Mission)) return NotAllowed(person);
        if (found.ChangedSince is { } since && !command.Anyway) return new Problem(RestoreChange.ChangedSince, $"Somebody has changed this since. {since} Tick the box to put the earlier value back all the same.");
        return found.Restore(change);
    }
}
