using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Strategies;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.WhatIf;

/// <summary>One kept scenario, to take it away or put it back.</summary>
internal sealed record GetKept(string Mission, string Target, Guid Scenario) : IQuery<KeptView?>;

public sealed record KeptView(string Mission, string MissionName, string Target, KeptScenario Kept)
{
    public string Address => $"/missions/{Mission}/targets/{Target}/what-if";
}

internal sealed class GetKeptHandler(MissionGovDb db, TriedReader reader) : QueryHandler<GetKept, KeptView?>
{
    internal override Permission Requires => Permission.EditDelivery;

    internal override async Task<KeptView?> ReadAsync(GetKept query, Person person, CancellationToken ct)
    {
        if (await reader.FindAsync(query.Mission, query.Target, ct) is not { Targets: [var target] } mission) return null;
        if (!person.MayKeep(mission)) throw new NotAllowedException(person);
        return await db.KeptScenarios.AsNoTracking().SingleOrDefaultAsync(kept => kept.Id == query.Scenario && kept.TargetId == target.Id, ct) is { } found
            ? new(mission.Slug, mission.Name, target.Slug, found)
            : null;
    }
}
