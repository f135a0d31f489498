using Microsoft.AspNetCore.WebUtilities;
using MissionGov.Domain;
using MissionGov.Domain.Strategies;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.WhatIf;

/// <summary>Keeps what somebody tried, under a name; why it is worth a look is the reason of the change.</summary>
/// <param name="Id">Made with the form.</param>
/// <param name="Tried">As the address says it.</param>
internal sealed record KeepScenario(Guid Id, string Mission, string Target, string Name, string Tried) : ICommand;

internal sealed class KeepScenarioHandler(MissionGovDb db, TriedReader reader) : CommandHandler<KeepScenario>
{
    protected override Permission Requires => Permission.EditDelivery;

    internal override async Task<Result> HandleAsync(KeepScenario command, Person person, Change change, CancellationToken ct)
    {
        if (await reader.FindAsync(command.Mission, command.Target, ct) is not { } mission) return NotHere;
        if (!person.May(Requires, mission.Slug)) return NotAllowed(person);
        var on = await reader.PlansAsync(mission, ct);
        var typed = TypedScenario.Of(new QueryCollection(QueryHelpers.ParseQuery(command.Tried)), on.Rows);
        if (typed.Problems is [var problem, ..]) return problem.Of(KeptScenario.Thing);
        var (made, result) = KeptScenario.Keep(command.Id, mission, on.Target, command.Name, typed.Query.TrimStart('?'), on.Kept, change);
        if (result.Event is not null) db.Add(made);
        return result;
    }
}
