using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Milestones;

/// <summary>A unit lead adds a milestone. Its planned date never changes after.</summary>
/// <param name="Target">The slug of the target it counts towards; null for the mission as a whole.</param>
internal sealed record PlanMilestone(string Mission, string Name, string Owner, DateOnly? Start, string? Target, DateOnly Due) : ICommand;

internal sealed class PlanMilestoneHandler(MissionGovDb db) : CommandHandler<PlanMilestone>
{
    protected override Permission Requires => Permission.EditDelivery;

    internal override async Task<Result> HandleAsync(PlanMilestone command, Person person, Change change, CancellationToken ct)
    {
        if (await db.Missions.Where(mission => mission.Slug == command.Mission).Select(mission => (Guid?)mission.Id).SingleOrDefaultAsync(ct) is not { } mission) return NotHere;
        if (!person.May(Requires, command.Mission)) return NotAllowed(person);

        var (target, problem) = await TargetOfMilestone.FindAsync(db, mission, command.Target, ct);
        if (problem is not null) return problem;
        var taken = await db.Milestones.Where(milestone => milestone.MissionId == mission).Select(milestone => milestone.Slug).ToHashSetAsync(ct);

        // The address of the form for a new one.
        taken.Add("new");
        var (milestone, result) = Milestone.Plan(mission, new(command.Name, command.Owner, command.Start, target), command.Due, taken, change);
        if (milestone is not null) db.Add(milestone);
        return result;
    }
}
