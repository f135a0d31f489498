using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Milestones;

/// <summary>Who may say what is in the way: the mission's unit, and whoever owns the milestone.</summary>
internal static class BlockerRights
{
    public static bool May(Person person, string mission, Milestone milestone) =>
        person.May(Permission.EditDelivery, mission) || (person.May(Permission.ReportDelivery, mission) && person.Holds(milestone.Owner));
}

/// <summary>A command about what is in the way of a milestone.</summary>
internal abstract class BlockerHandler<TCommand>(MissionGovDb db) : CommandHandler<TCommand>
    where TCommand : IBlockerCommand
{
    protected override Permission Requires => Permission.ReportDelivery;

    protected abstract Result Apply(Milestone milestone, TCommand command);

    internal override async Task<Result> HandleAsync(TCommand command, Person person, Change change, CancellationToken ct)
    {
        if (await db.Milestones.SingleOrDefaultAsync(milestone => milestone.Id == command.MilestoneId, ct) is not { } milestone) return NotHere;
        var mission = await db.Missions.Where(mission => mission.Id == milestone.MissionId).Select(mission => mission.Slug).SingleAsync(ct);
        return BlockerRights.May(person, mission, milestone) ? Apply(milestone, command) : NotAllowed(person);
    }
}

internal interface IBlockerCommand : ICommand
{
    Guid MilestoneId { get; }
}
