using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Changes;

/// <summary>Takes a change back by a new one.</summary>
/// <param name="Anyway">Also where somebody has changed the value since.</param>
internal sealed record RestoreChange(long Line, bool Anyway) : ICommand
{
    public const string ChangedSince = "restore.changed";
}

internal sealed class RestoreChangeHandler(MissionGovDb db, MilestoneNetworkReader reader) : CommandHandler<RestoreChange>
{
    // Everyone who may change anything at all has it; the right that counts depends on what is put back.
    protected override Permission Requires => Permission.Comment;

    internal override async Task<Result> HandleAsync(RestoreChange command, Person person, Change change, CancellationToken ct)
    {
        if (await new TakenBack(db).FindAsync(command.Line, ct) is not { } found) return NotHere;
        if (!person.May(found.Right, found.Mission)) return NotAllowed(person);
        if (found.ChangedSince is { } since && !command.Anyway) return new Problem(RestoreChange.ChangedSince, $"Somebody has changed this since. {since} Tick the box to put the earlier value back all the same.");
        return found.Subject is Milestone milestone ? await RestoreAsync(milestone, found, change, ct) : found.Restore(change);
    }

    /// <summary>What it waits for, and what waits for it, binds a day put back like any other.</summary>
    private async Task<Result> RestoreAsync(Milestone milestone, FoundChange found, Change change, CancellationToken ct)
    {
        var network = await reader.HoldAsync(ct);
        var before = milestone.State;
        var result = found.Restore(change);
        if (result.Event is not ValueRestored restored) return result;
        return network.TooSoon(milestone, before) is { } problem ? problem : restored with { Moved = network.Follow(milestone, change) };
    }
}
