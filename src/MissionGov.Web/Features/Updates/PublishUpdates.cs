using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Updates;

/// <summary>An owner publishes the week: all rows or none.</summary>
internal sealed record PublishUpdates(IReadOnlyList<UpdateEntry> Rows) : ICommand;

internal sealed class PublishUpdatesHandler(MissionGovDb db, StatusClock clock, MilestoneNetworkReader reader) : CommandHandler<PublishUpdates>
{
    public const string Refused = "updates.refused";

    protected override Permission Requires => Permission.ReportDelivery;

    internal override async Task<Result> HandleAsync(PublishUpdates command, Person person, Change change, CancellationToken ct)
    {
        if (command.Rows.Count == 0) return new Problem("updates.none", "There is nothing to publish yet. Choose a status in a row first.");
        if (command.Rows.Count > UpdateBatch.MostRows) return new Problem("updates.many", $"Publish {UpdateBatch.MostRows} rows or fewer at once. You have {command.Rows.Count}.");

        var network = await reader.HoldAsync(ct);
        var judged = await new UpdateBatch(db, network, clock).JudgeAsync(command.Rows, person, change, ct);
        if (judged.Any(row => row.Milestone is null)) return NotHere;
        if (judged.Any(row => row.IsConflict)) return new Problem(Mediator.Changed, "Someone else changed one of these milestones while you were typing. Nothing was saved yet.");
        if (judged.FirstOrDefault(row => row.Result.Problem is not null) is { } wrong) return new Problem(Refused, $"{wrong.Milestone?.Name ?? "A row"}: {wrong.Result.Problem!.Message}");

        var missions = judged.Select(row => row.Milestone!.MissionId).Distinct().ToList();
        var before = await MilestoneReader.FiguresAsync(db, missions, clock.Today, ct);
        var moved = MoveWhatWaits(network, judged, change);
        return new UpdatesPublished(missions, before, [.. judged.Select(row => (MilestoneReported)row.Result.Event! with { After = row.Milestone!.State })]) { Moved = moved };
    }

    /// <summary>What waits for a milestone comes later with it, also in missions that are not this person's.</summary>
    private static List<MilestoneMoved> MoveWhatWaits(MilestoneNetwork network, IReadOnlyList<JudgedUpdate> judged, Change change)
    {
        var reported = judged.Select(row => row.Milestone!.Id).ToHashSet();
        var before = network.All.ToDictionary(milestone => milestone.Id, milestone => milestone.State);
        var moved = judged.SelectMany(row => network.Follow(row.Milestone!, change)).Select(slipped => slipped.Milestone).ToHashSet();
        return [.. from milestone in network.All where moved.Contains(milestone.Id) && !reported.Contains(milestone.Id) select new MilestoneMoved(milestone.MissionId, milestone.Id, milestone.Name, before[milestone.Id], milestone.State)];
    }
}

/// <summary>Rows of several milestones published as one.</summary>
/// <param name="Before">What the minister's page said until then.</param>
internal sealed record UpdatesPublished(IReadOnlyList<Guid> Missions, MilestoneFigures Before, IReadOnlyList<MilestoneReported> Rows) : DomainEvent
{
    public override Guid? MissionId => Missions is [var only] ? only : null;

    public override Guid? SubjectId => null;

    public override string Summary => $"Update of {(Rows.Count == 1 ? "one milestone" : $"{Rows.Count} milestones")} published: {string.Join(", ", Rows.Select(row => row.Name))}.";

    /// <summary>Milestones that wait for these and come later with them.</summary>
    public IReadOnlyList<MilestoneMoved> Moved { get; init; } = [];

    /// <summary>Every milestone that was changed, with what it was before and after.</summary>
    internal IEnumerable<(Guid Milestone, MilestoneState Before, MilestoneState After)> States =>
        [.. Rows.Select(row => (row.Milestone, row.Before, row.After)), .. Moved.Select(row => (row.Milestone, row.Before, row.After))];

    public override IReadOnlyList<DomainEvent> Parts => [.. Rows, .. Moved];

    // One for each mission: what is said of one that is published names nothing of a draft.
    public override IEnumerable<PublicNews> Telling() =>
        from row in Rows
        group row by row.Mission into mission
        select new PublicNews(
            NewsKind.UpdatesPublished, mission.Key, string.Join(' ', mission.Select(row => row.Summary)), "/missions/{mission}/milestones",
            new Dictionary<string, object?> { ["milestones"] = mission.Select(row => new { row.Name, row.After.Report?.Status, Expected = row.After.Forecast, row.After.Report?.Note }).ToList() });
}
