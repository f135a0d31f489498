using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Missions;

/// <param name="SeenVersion">The version that was on the screen.</param>
internal sealed record EditMission(string Mission, MissionDetails Details, uint SeenVersion) : ICommand;

internal sealed class EditMissionHandler(MissionGovDb db) : MissionHandler<EditMission>(db)
{
    protected override Permission Requires => Permission.EditMission;

    protected override string SlugOf(EditMission command) => command.Mission;

    protected override async Task<Result> ApplyAsync(Mission mission, EditMission command, Person person, Change change, CancellationToken ct)
    {
        if (Conflict(mission, command.SeenVersion) is { } changed) return changed;
        return mission.Edit(command.Details, await Others(mission).Select(other => other.Name).ToListAsync(ct), person.May(Permission.Publish, mission.Slug), change);
    }
}

/// <summary>Replaces the unit of a mission by what its form says.</summary>
internal sealed record StaffUnit(string Mission, DeliveryUnit Unit, uint SeenVersion) : ICommand;

internal sealed class StaffUnitHandler(MissionGovDb db) : MissionHandler<StaffUnit>(db)
{
    protected override Permission Requires => Permission.EditMission;

    protected override string SlugOf(StaffUnit command) => command.Mission;

    protected override async Task<Result> ApplyAsync(Mission mission, StaffUnit command, Person person, Change change, CancellationToken ct)
    {
        if (Conflict(mission, command.SeenVersion) is { } changed) return changed;
        var units = await Others(mission).Select(other => other.Unit).ToListAsync(ct);
        return mission.Staff(command.Unit, units.Select(unit => unit.Name), change);
    }
}

/// <summary>Signs a mission off: everyone sees it.</summary>
/// <param name="SeenVersion">The version that was read before signing.</param>
internal sealed record PublishMission(string Mission, uint SeenVersion) : ICommand;

internal sealed class PublishMissionHandler(MissionGovDb db) : MissionHandler<PublishMission>(db)
{
    protected override Permission Requires => Permission.Publish;

    protected override string SlugOf(PublishMission command) => command.Mission;

    protected override async Task<Result> ApplyAsync(Mission mission, PublishMission command, Person person, Change change, CancellationToken ct) =>
        await UnreadAsync(mission, command.SeenVersion, ct) is { } unread ? unread : mission.Publish(change);
}

/// <summary>Closes a mission: it stays, as history.</summary>
/// <param name="SeenVersion">The version that was read before closing.</param>
internal sealed record CloseMission(string Mission, uint SeenVersion) : ICommand;

internal sealed class CloseMissionHandler(MissionGovDb db) : MissionHandler<CloseMission>(db)
{
    protected override Permission Requires => Permission.Publish;

    protected override string SlugOf(CloseMission command) => command.Mission;

    protected override async Task<Result> ApplyAsync(Mission mission, CloseMission command, Person person, Change change, CancellationToken ct) =>
        await UnreadAsync(mission, command.SeenVersion, ct) is { } unread ? unread : mission.Close(change);
}

/// <summary>Loads one mission by its address, and checks the right on it.</summary>
internal abstract class MissionHandler<TCommand>(MissionGovDb db) : CommandHandler<TCommand>
    where TCommand : ICommand
{
    protected abstract string SlugOf(TCommand command);

    protected abstract Task<Result> ApplyAsync(Mission mission, TCommand command, Person person, Change change, CancellationToken ct);

    /// <summary>Nobody signs what they have not read; null where they have.</summary>
    protected async Task<Problem?> UnreadAsync(Mission mission, uint version, CancellationToken ct) =>
        mission.Version == version ? null : await LastChange.AsProblemAsync(db, mission.Id, ct);

    protected IQueryable<Mission> Others(Mission mission) => db.Missions.IgnoreQueryFilters().AsNoTracking().Where(other => other.Id != mission.Id);

    protected static Problem? Conflict(Mission mission, uint version) =>
        mission.Version == version ? null : new Problem(Mediator.Changed, "Someone else changed this mission while you were typing.");

    internal override async Task<Result> HandleAsync(TCommand command, Person person, Change change, CancellationToken ct)
    {
        var slug = SlugOf(command);
        if (await db.Missions.SingleOrDefaultAsync(mission => mission.Slug == slug, ct) is not { } mission) return NotHere;
        return person.May(Requires, slug) ? await ApplyAsync(mission, command, person, change, ct) : NotAllowed(person);
    }
}
