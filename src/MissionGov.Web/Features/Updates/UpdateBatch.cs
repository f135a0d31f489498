using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Updates;

/// <summary>What the rules say to each row of an update. Publishing saves what it did to the milestones; a check throws it away.</summary>
/// <param name="network">Whose milestones are asked, and changed.</param>
internal sealed class UpdateBatch(MissionGovDb db, MilestoneNetwork network, StatusClock clock)
{
    public const int MostRows = 500;

    private static readonly Problem Absent = new(Mediator.NotFound, "This is not here any more. Load the page again.");
    private static readonly Problem Twice = new("milestone.twice", "This milestone comes twice. Leave one of the rows out.");
    private static readonly Problem NoDate = new("milestone.date", "This is no date we know. Try 12/2, 12 feb, +2w or end feb.");

    public async Task<IReadOnlyList<JudgedUpdate>> JudgeAsync(IReadOnlyList<UpdateEntry> entries, Person person, Change change, CancellationToken ct)
    {
        var ids = entries.Take(MostRows).Select(entry => entry.Milestone).ToHashSet();
        var found = await (
            from milestone in db.Milestones
            where ids.Contains(milestone.Id)
            join mission in db.Missions on milestone.MissionId equals mission.Id
            select new { milestone.Id, mission.Slug }).ToDictionaryAsync(row => row.Id, row => row.Slug, ct);

        var judged = new List<JudgedUpdate>();
        foreach (var entry in entries.Take(MostRows))
        {
            // What a person may not report answers like what is not there.
            var milestone = found.TryGetValue(entry.Milestone, out var mission) && network.Find(entry.Milestone) is { } held && UpdateRights.MayReport(person, mission, held) ? held : null;
            judged.Add(Judge(entry, milestone, judged.Exists(before => before.Entry.Milestone == entry.Milestone), change));
        }

        // Only now: what one waits for may come sooner by another row.
        return judged.ConvertAll(row => row.Result.Event is not null && network.TooSoon(row.Milestone!, row.Found!) is { } tooSoon ? row with { Result = tooSoon } : row);
    }

    private JudgedUpdate Judge(UpdateEntry entry, Milestone? milestone, bool isTwice, Change change)
    {
        if (milestone is null) return new(entry, null, null, null, Absent);
        var found = milestone.State;
        if (isTwice) return new(entry, milestone, found, null, Twice);
        if (milestone.Version != entry.Seen) return new(entry, milestone, found, entry.DateFor(milestone, clock.Today), new Problem(JudgedUpdate.Changed, "Someone else changed this."));

        var date = entry.HasDate ? entry.DateFor(milestone, clock.Today) : null;
        if (entry.HasDate && date is null) return new(entry, milestone, found, null, NoDate);
        return new(entry, milestone, found, date, milestone.Report(new MilestoneReport(entry.Status, date, entry.Note ?? "", entry.Confidence, entry.Evidence), change, clock.Today));
    }
}

/// <param name="Found">The milestone as it was before the rules were asked.</param>
internal sealed record JudgedUpdate(UpdateEntry Entry, Milestone? Milestone, MilestoneState? Found, DateOnly? Date, Result Result)
{
    public const string Changed = "milestone.changed";

    public bool IsConflict => Result.Problem?.Code == Changed;
}
