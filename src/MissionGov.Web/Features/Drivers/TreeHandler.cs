using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Drivers;

internal interface ITreeCommand : ICommand
{
    /// <summary>The slug of the mission whose tree it is.</summary>
    string Mission { get; }
}

/// <summary>A command about a mission's driver tree; the first one makes the tree.</summary>
internal abstract class TreeHandler<TCommand>(MissionGovDb db) : CommandHandler<TCommand>
    where TCommand : ITreeCommand
{
    protected MissionGovDb Db => db;

    protected override Permission Requires => Permission.EditDelivery;

    /// <summary>Loads what else the command is about; false when it is not there.</summary>
    protected virtual Task<bool> FindAsync(TCommand command, CancellationToken ct) => Task.FromResult(true);

    protected abstract Result Apply(DriverTree tree, TCommand command, IReadOnlyCollection<Guid> outcomes);

    internal override async Task<Result> HandleAsync(TCommand command, Person person, Change change, CancellationToken ct)
    {
        if (await db.Missions.Where(mission => mission.Slug == command.Mission).Select(mission => (Guid?)mission.Id).SingleOrDefaultAsync(ct) is not { } mission) return NotHere;
        if (!person.May(Requires, command.Mission)) return NotAllowed(person);
        if (!await FindAsync(command, ct)) return NotHere;

        var outcomes = await db.Targets.Where(target => target.MissionId == mission).Select(target => target.Id).ToListAsync(ct);
        var tree = await db.DriverTrees.SingleOrDefaultAsync(tree => tree.MissionId == mission, ct) ?? db.Add(new DriverTree { MissionId = mission }).Entity;
        return Apply(tree, command, outcomes);
    }
}
