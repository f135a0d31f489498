using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Missions;

/// <param name="SeenVersion">The version that was on the screen.</param>
internal sealed record EditMission(string Mission, MissionDetails Details, uint SeenVersion) : ICommand;

internal sealed class EditMissionHandler(MissionGovDb db) : MissionHandler<EditMission>(db)
{
    protected override Permission Requires => Permission.EditMission;

    protected override string SlugOf(EditMission command) => command.Mission;

    protected override async Task<Result> ApplyAsync(Mission mission, EditMission command, Change change, CancellationToken ct)
    {
        if (Conflict(mission, command.SeenVersion) is { } changed) return changed;
        return mission.Edit(command.Details, await Others(mission).Select(other => other.Name).ToListAsync(ct), change);
    }
}

/// <summary>Replaces the unit of a mission by what its form says.</summary>
internal sealed record StaffUnit(string Mission, DeliveryUnit Unit, uint SeenVersion) : ICommand;

internal sealed class StaffUnitHandler(MissionGovDb db) : MissionHandler<StaffUnit>(db)
{
    protected override Permission Requires => Permission.EditMission;

    protected override string SlugOf(StaffUnit command) => command.Mission;

    protected override async Task<Result> ApplyAsync(Mission mission, StaffUnit command, Change change, CancellationToken ct)
    {
        if (Conflict(mission, command.SeenVersion) is { } changed) return changed;
        var units = await Others(mission).Select(other => other.Unit).ToListAsync(ct);
        return mission.Staff(command.Unit, units.Select(unit => unit.Name), change);
    }
}

/// <summary>Signs a mission off: everyone sees it.</summary>
internal sealed record PublishMission(string Mission) : ICommand;

internal sealed class PublishMissionHandler(MissionGovDb db) : MissionHandler<PublishMission>(db)
{
    protected override Permission Requires => Permission.Publish;

    protected override string SlugOf(PublishMission command) => command.Mission;

    protected override Task<Result> ApplyAsync(Mission mission, PublishMission command, Change change, CancellationToken ct) => Task.FromResult(mission.Publish(change));
}

/// <summary>Closes a mission: it stays, as history.</summary>
internal sealed record CloseMission(string Mission) : ICommand;

internal sealed class CloseMissionHandler(MissionGovDb db) : MissionHandler<CloseMission>(db)
{
    protected override Permission Requires => Permission.Publish;

    protected override string SlugOf(CloseMission command) => command.Mission;

    protected override Task<Result> ApplyAsync(Mission mission, CloseMission command, Change change, CancellationToken ct) => Task.FromResult(mission.Close(change));
}

/// <summary>Loads one mission by its address, and checks the right on it.</summary>
internal abstract class MissionHandler<TCommand>(MissionGovDb db) : CommandHandler<TCommand>
    where TCommand : ICommand
{
    protected abstract string SlugOf(TCommand command);

    protected abstract Task<Result> ApplyAsync(Mission mission, TCommand command, Change change, CancellationToken ct);

    protected IQueryable<Mission> Others(Mission mission) => db.Missions.IgnoreQueryFilters().AsNoTracking().Where(other => other.Id != mission.Id);

    protected static Problem? Conflict(Mission mission, uint version) =>
        mission.Version == version ? null : new Problem(Mediator.Changed, "Someone else changed this mission while you were typing.");

    internal override async Task<Result> HandleAsync(TCommand command, Person person, Change change, CancellationToken ct)
    {
        var slug = SlugOf(command);
        if (await db.Missions.SingleOrDefaultAsync(mission => mission.Slug == slug, ct) is not { } mission) return NotHere;
        return person.May(Requires, slug) ? await ApplyAsync(mission, command, change, ct) : NotAllowed(person);
    }
}
