using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Interventions;

internal interface IPlanCommand : ICommand
{
    /// <summary>The slug of its mission.</summary>
    string Mission { get; }
}

/// <summary>A command about one plan that is there.</summary>
internal interface IOnePlanCommand : IPlanCommand
{
    /// <summary>Its slug.</summary>
    string Plan { get; }

    /// <summary>The version that was on the screen.</summary>
    uint SeenVersion { get; }
}

/// <summary>Loads the mission by its address and checks the right on it; then the plan's own handler decides.</summary>
internal abstract class PlanHandler<TCommand>(MissionGovDb db) : CommandHandler<TCommand>
    where TCommand : IPlanCommand
{
    protected MissionGovDb Db => db;

    protected override Permission Requires => Permission.EditDelivery;

    protected abstract Task<Result> ApplyAsync(Mission mission, TCommand command, Change change, CancellationToken ct);

    internal override async Task<Result> HandleAsync(TCommand command, Person person, Change change, CancellationToken ct)
    {
        if (await db.Missions.SingleOrDefaultAsync(mission => mission.Slug == command.Mission, ct) is not { } mission) return NotHere;
        return person.May(Requires, command.Mission) ? await ApplyAsync(mission, command, change, ct) : NotAllowed(person);
    }

    protected Task<Intervention?> PlanAsync(Mission mission, string slug, CancellationToken ct) =>
        db.Interventions.SingleOrDefaultAsync(plan => plan.MissionId == mission.Id && plan.Slug == slug, ct);

    protected Task<Milestone?> MilestoneAsync(Mission mission, string slug, CancellationToken ct) =>
        db.Milestones.SingleOrDefaultAsync(milestone => milestone.MissionId == mission.Id && milestone.Slug == slug, ct);

    protected Task<Target?> TargetAsync(Mission mission, string slug, CancellationToken ct) =>
        db.Targets.SingleOrDefaultAsync(target => target.MissionId == mission.Id && target.Slug == slug, ct);

    /// <summary>What everybody may read of a mission's targets and milestones: the audit is read by more people than a draft.</summary>
    protected async Task<Dictionary<Guid, string>> NamesAsync(Mission mission, CancellationToken ct) =>
        await db.Targets.Where(target => target.MissionId == mission.Id && target.PublishedAt != null).Select(target => new { target.Id, target.Name })
            .Concat(db.Milestones.Where(milestone => milestone.MissionId == mission.Id).Select(milestone => new { milestone.Id, milestone.Name }))
            .ToDictionaryAsync(one => one.Id, one => one.Name, ct);

    /// <summary>What was said of a plan, as the domain takes it; or which part of it is not there.</summary>
    protected async Task<Resolved> ResolveAsync(Mission mission, PlanSaid said, CancellationToken ct)
    {
        var target = said.Target.Length == 0 ? null : await TargetAsync(mission, said.Target, ct);
        var tied = said.Milestone.Length == 0 ? null : await MilestoneAsync(mission, said.Milestone, ct);
        if (said.Target.Length > 0 && target is null) return new(said.Details, null, new FieldProblem("target", "Choose a target of this mission").Of(Intervention.Thing));
        if (said.Milestone.Length > 0 && tied is null) return new(said.Details, null, new FieldProblem("milestone", "Choose a milestone of this mission").Of(Intervention.Thing));
        return new(said.Details with { TargetId = target?.Id, MilestoneId = tied?.Id }, tied, null);
    }

    protected sealed record Resolved(InterventionDetails Details, Milestone? Tied, Problem? Problem);
}

/// <summary>The same for one plan, where nobody else has changed it since it was on the screen.</summary>
internal abstract class OnePlanHandler<TCommand>(MissionGovDb db) : PlanHandler<TCommand>(db)
    where TCommand : IOnePlanCommand
{
    protected abstract Task<Result> ApplyAsync(Mission mission, Intervention plan, TCommand command, Change change, CancellationToken ct);

    protected override async Task<Result> ApplyAsync(Mission mission, TCommand command, Change change, CancellationToken ct)
    {
        if (await PlanAsync(mission, command.Plan, ct) is not { } plan) return NotHere;
        return plan.Version == command.SeenVersion
            ? await ApplyAsync(mission, plan, command, change, ct)
            : new Problem(Mediator.Changed, "Someone else changed this plan while you were typing. Look at it again, then save.");
    }
}
