using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Milestones;

/// <summary>A unit lead changes what a milestone is called, whose it is, or when work on it starts.</summary>
/// <param name="Seen">What was on the screen when they began.</param>
internal sealed record ReviseMilestone(Guid MilestoneId, MilestoneWording Wanted, MilestoneWording Seen) : ICommand;

/// <param name="Target">Its slug.</param>
public sealed record MilestoneWording(string Name, string Owner, DateOnly? Start, string? Target);

internal sealed class ReviseMilestoneHandler(MissionGovDb db) : CommandHandler<ReviseMilestone>
{
    protected override Permission Requires => Permission.EditDelivery;

    internal override async Task<Result> HandleAsync(ReviseMilestone command, Person person, Change change, CancellationToken ct)
    {
        if (await db.Milestones.SingleOrDefaultAsync(milestone => milestone.Id == command.MilestoneId, ct) is not { } milestone) return NotHere;
        var mission = await db.Missions.Where(mission => mission.Id == milestone.MissionId).Select(mission => mission.Slug).SingleAsync(ct);
        if (!person.May(Requires, mission)) return NotAllowed(person);

        var (wanted, problem) = await TargetOfMilestone.FindAsync(db, milestone.MissionId, command.Wanted.Target, ct);
        if (problem is not null) return problem;
        var (seen, _) = await TargetOfMilestone.FindAsync(db, milestone.MissionId, command.Seen.Target, ct);
        var targets = await db.Targets.Where(target => target.MissionId == milestone.MissionId && target.PublishedAt != null).ToDictionaryAsync(target => target.Id, target => target.Name, ct);
        return milestone.Revise(Details(command.Wanted, wanted), Details(command.Seen, seen), targets);
    }

    private static MilestoneDetails Details(MilestoneWording wording, Guid? target) => new(wording.Name, wording.Owner, wording.Start, target);
}
