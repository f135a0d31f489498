using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Strategies;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.WhatIf;

/// <summary>Takes a kept scenario away, or puts it back.</summary>
/// <param name="Removed">What it shall be.</param>
internal sealed record RemoveScenario(Guid Scenario, bool Removed) : ICommand;

internal sealed class RemoveScenarioHandler(MissionGovDb db) : CommandHandler<RemoveScenario, KeptScenario>(db)
{
    protected override Permission Requires => Permission.EditDelivery;

    protected override Task<KeptScenario?> LoadAsync(RemoveScenario command, CancellationToken ct) => Db.KeptScenarios.SingleOrDefaultAsync(kept => kept.Id == command.Scenario, ct);

    protected override Result Apply(KeptScenario subject, RemoveScenario command, Change change) => subject.Remove(command.Removed);
}
