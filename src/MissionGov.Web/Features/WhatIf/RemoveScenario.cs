using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.WhatIf;

/// <summary>Takes a kept scenario away, or puts it back.</summary>
/// <param name="Removed">What it shall be.</param>
internal sealed record RemoveScenario(Guid Scenario, bool Removed) : ICommand;

internal sealed class RemoveScenarioHandler(MissionGovDb db) : CommandHandler<RemoveScenario>
{
    protected override Permission Requires => Permission.EditDelivery;

    internal override async Task<Result> HandleAsync(RemoveScenario command, Person person, Change change, CancellationToken ct)
    {
        if (await db.KeptScenarios.SingleOrDefaultAsync(kept => kept.Id == command.Scenario, ct) is not { } found) return NotHere;
        if (!person.May(Requires, await db.Missions.Where(mission => mission.Id == found.MissionId).Select(mission => mission.Slug).SingleAsync(ct))) return NotAllowed(person);
        return found.Remove(command.Removed, await db.KeptScenarios.Where(other => other.TargetId == found.TargetId && other.Id != found.Id && !other.IsRemoved).Select(other => other.Name).ToListAsync(ct));
    }
}
