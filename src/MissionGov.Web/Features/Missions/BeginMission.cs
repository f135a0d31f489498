using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Missions;

/// <summary>Somebody who may makes a mission; it is a draft until it is signed off.</summary>
internal sealed record BeginMission(Guid Id, MissionDetails Details) : ICommand;

internal sealed class BeginMissionHandler(MissionGovDb db) : CommandHandler<BeginMission>
{
    protected override Permission Requires => Permission.CreateMission;

    internal override async Task<Result> HandleAsync(BeginMission command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) return NotAllowed(person);

        // Also of drafts that this person does not see: an address is there once.
        var others = await db.Missions.IgnoreQueryFilters().Select(mission => new { mission.Name, mission.Slug }).ToListAsync(ct);
        var (made, result) = Mission.Begin(command.Id, command.Details, [.. others.Select(other => (other.Name, other.Slug))], change);
        if (result.Event is not null) db.Add(made);
        return result;
    }
}
