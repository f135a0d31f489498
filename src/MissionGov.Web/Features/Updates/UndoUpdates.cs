using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Updates;

/// <summary>An owner takes a published update back: all rows, and only where nobody changed one since.</summary>
/// <param name="Published">The id it was published under.</param>
internal sealed record UndoUpdates(Guid Published) : ICommand;

internal sealed class UndoUpdatesHandler(MissionGovDb db) : CommandHandler<UndoUpdates>
{
    protected override Permission Requires => Permission.ReportDelivery;

    internal override async Task<Result> HandleAsync(UndoUpdates command, Person person, Change change, CancellationToken ct)
    {
        if (await PublishedUpdate.FindAsync(db, command.Published, ct) is not { } published) return new Problem(Mediator.NotFound, "There is no such update to undo.");

        var ids = published.Rows.Select(row => row.Milestone).ToList();
        var found = await (
            from milestone in db.Milestones
            where ids.Contains(milestone.Id)
            join mission in db.Missions on milestone.MissionId equals mission.Id
            select new { milestone, mission.Slug }).ToDictionaryAsync(row => row.milestone.Id, ct);
        var restored = new List<MilestoneRestored>();
        foreach (var row in published.Rows)
        {
            if (!found.TryGetValue(row.Milestone, out var now) || !UpdateRights.MayReport(person, now.Slug, now.milestone)) return NotAllowed(person);
            var result = now.milestone.Restore(row.Before, row.After);
            if (result.Problem is { } problem) return problem;
            restored.Add((MilestoneRestored)result.Event!);
        }

        return new UpdatesUndone(command.Published, published.Missions, restored);
    }
}

/// <summary>A published update was taken back.</summary>
internal sealed record UpdatesUndone(Guid Published, IReadOnlyList<Guid> Missions, IReadOnlyList<MilestoneRestored> Rows) : DomainEvent
{
    public override Guid? MissionId => Missions is [var only] ? only : null;

    public override Guid? SubjectId => null;

    public override string Summary => $"Update of {(Rows.Count == 1 ? "one milestone" : $"{Rows.Count} milestones")} undone: {string.Join(", ", Rows.Select(row => row.Name))}.";

    public override IReadOnlyList<DomainEvent> Parts => Rows;
}
