using MissionGov.Domain.Interventions;
using MissionGov.Domain.Strategies;
using MissionGov.Web.Access;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.WhatIf;

/// <summary>What would follow if the plans for a target were other than they are? Nothing is kept.</summary>
/// <param name="Typed">What the address says of each plan.</param>
internal sealed record GetWhatIf(string Mission, string Target, IQueryCollection Typed) : IQuery<WhatIfView?>;

/// <param name="MayKeep">Whether this person may keep what is tried.</param>
/// <param name="AsPlanned">What the plans bring as they are.</param>
/// <param name="Supposed">The same as somebody supposes.</param>
/// <param name="Differs">What is other than planned, a sentence each.</param>
/// <param name="Kept">What was kept for the target; what was taken away comes last, for those who may put it back.</param>
public sealed record WhatIfView(string Mission, string MissionName, bool MayKeep, IReadOnlyList<PlanRow> Plans, TypedScenario Typed, TargetStrategy AsPlanned, TargetStrategy Supposed, IReadOnlyList<string> Differs, IReadOnlyList<KeptScenario> Kept)
{
    public IReadOnlyList<EvenReach> Even { get; } = WhatMatters.EvenReach(Supposed);

    public IReadOnlyList<WhatItMoves> Moves { get; } = WhatMatters.Of(Supposed);

    public string Address => $"/missions/{Mission}/targets/{AsPlanned.Target.Slug}/what-if";

    /// <summary>Whether there is something that could be kept.</summary>
    public bool IsTried => !Typed.Scenario.IsAsPlanned && Typed.Problems.Count == 0;
}

/// <summary>A plan as the form shows it.</summary>
/// <param name="Effect">At full reach, in the unit of the target.</param>
/// <param name="Reach">In per cent.</param>
/// <param name="Start">ISO; empty where nobody said.</param>
public sealed record PlanRow(Intervention Plan, string Effect, string Reach, string Start);

internal sealed class GetWhatIfHandler(TriedReader reader) : QueryHandler<GetWhatIf, WhatIfView?>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<WhatIfView?> ReadAsync(GetWhatIf query, Person person, CancellationToken ct)
    {
        if (await reader.ReadAsync(query.Mission, query.Target, ct) is not { } stand) return null;
        var mayKeep = stand.MayKeep(person);
        var typed = TypedScenario.Of(query.Typed, stand.Rows);
        return new(stand.Mission.Slug, stand.Mission.Name, mayKeep, stand.Rows, typed, stand.AsPlanned, stand.Suppose(typed), ScenarioWords.Differs(stand, typed.Scenario), [.. stand.Kept.Where(kept => mayKeep || !kept.IsRemoved)]);
    }
}
