using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Updates;

/// <summary>An owner takes a published update back: all rows, and only where nobody changed one since.</summary>
/// <param name="Published">The id it was published under.</param>
internal sealed record UndoUpdates(Guid Published) : ICommand;

internal sealed class UndoUpdatesHandler(MissionGovDb db, MilestoneNetworkReader reader) : CommandHandler<UndoUpdates>
{
    protected override Permission Requires => Permission.ReportDelivery;

    internal override async Task<Result> HandleAsync(UndoUpdates command, Person person, Change change, CancellationToken ct)
    {
        // One of a mission that this person may not see is not there for them.
        var slugs = await db.Missions.ToDictionaryAsync(mission => mission.Id, mission => mission.Slug, ct);
        if (await PublishedUpdate.FindAsync(db, command.Published, ct) is not { } published || !published.Missions.All(slugs.ContainsKey)) return new Problem(Mediator.NotFound, "There is no such update to undo.");

        // Whoever may report the rows may take them back, with what they moved elsewhere.
        var network = await reader.HoldAsync(ct);
        if (published.Rows.Any(row => network.Find(row.Milestone) is not { } milestone || !slugs.TryGetValue(milestone.MissionId, out var slug) || !UpdateRights.MayReport(person, slug, milestone))) return NotAllowed(person);

        var restored = new List<MilestoneRestored>();
        foreach (var (id, before, after) in published.States)
        {
            if (network.Find(id) is not { } milestone) return NotHere;
            var result = milestone.Restore(before, after);
            if (result.Problem is { } problem) return problem;
            restored.Add((MilestoneRestored)result.Event!);
        }

        // Others may have moved since: who waited comes back too soon, or what waits has to follow.
        if (restored.FirstOrDefault(row => network.TooSoon(network.Find(row.Milestone)!, row.Before) is not null) is { } soon)
            return new Problem("updates.too_soon", $"{soon.Name} waits for a milestone that now comes later. Undo would bring it too soon, so nothing was undone.");
        return new UpdatesUndone(command.Published, published.Missions, restored) { Moved = [.. restored.SelectMany(row => network.Follow(network.Find(row.Milestone)!, change))] };
    }
}

/// <summary>A published update was taken back.</summary>
internal sealed record UpdatesUndone(Guid Published, IReadOnlyList<Guid> Missions, IReadOnlyList<MilestoneRestored> Rows) : DomainEvent
{
    public override Guid? MissionId => Missions is [var only] ? only : null;

    public override Guid? SubjectId => null;

    public override string Summary => $"Update of {(Rows.Count == 1 ? "one milestone" : $"{Rows.Count} milestones")} undone: {string.Join(", ", Rows.Select(row => row.Name))}.";

    /// <summary>Milestones that wait for these and come later with them.</summary>
    public IReadOnlyList<MilestoneSlipped> Moved { get; init; } = [];

    public override IReadOnlyList<DomainEvent> Parts => [.. Rows, .. Moved];
}
