using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.WhatIf;

/// <summary>What would be kept, for the form that asks for its name. Nothing is worked out.</summary>
/// <param name="Typed">What the address says of each plan.</param>
internal sealed record GetToKeep(string Mission, string Target, IQueryCollection Typed) : IQuery<ToKeepView?>;

/// <param name="Differs">What is other than planned, a sentence each.</param>
/// <param name="NotRead">What could not be read of it, a sentence each.</param>
public sealed record ToKeepView(string Mission, string MissionName, Target Target, TypedScenario Typed, IReadOnlyList<string> Differs, IReadOnlyList<string> NotRead)
{
    public string Address => $"/missions/{Mission}/targets/{Target.Slug}/what-if";
}

internal sealed class GetToKeepHandler(TriedReader reader) : QueryHandler<GetToKeep, ToKeepView?>
{
    internal override Permission Requires => Permission.EditDelivery;

    internal override async Task<ToKeepView?> ReadAsync(GetToKeep query, Person person, CancellationToken ct)
    {
        if (await reader.FindAsync(query.Mission, query.Target, ct) is not { } mission) return null;
        if (!person.MayKeep(mission)) throw new NotAllowedException(person);
        var on = await reader.PlansAsync(mission, ct);
        var typed = TypedScenario.Of(query.Typed, on.Rows);
        return new(mission.Slug, mission.Name, on.Target, typed, ScenarioWords.Differs(on, typed.Scenario), [.. ScenarioWords.NotRead(on, typed), .. ScenarioWords.NotCounted(on, typed)]);
    }
}
