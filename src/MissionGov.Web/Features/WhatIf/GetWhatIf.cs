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
/// <param name="NotCounted">What the address supposes and cannot be counted, a sentence each.</param>
/// <param name="Kept">What was kept for the target; what was taken away comes last, for those who may put it back.</param>
public sealed record WhatIfView(string Mission, string MissionName, bool MayKeep, IReadOnlyList<PlanRow> Plans, TypedScenario Typed, TargetStrategy AsPlanned, TargetStrategy Supposed, IReadOnlyList<string> NotCounted, IReadOnlyList<KeptScenario> Kept)
{
    private readonly Lazy<IReadOnlyList<EvenReach>> _even = new(() => WhatMatters.EvenReach(Supposed));
    private readonly Lazy<IReadOnlyList<WhatItMoves>> _moves = new(() => WhatMatters.Of(Supposed));

    public IReadOnlyList<EvenReach> Even => _even.Value;

    public IReadOnlyList<WhatItMoves> Moves => _moves.Value;

    public string Address => $"/missions/{Mission}/targets/{AsPlanned.Target.Slug}/what-if";
}

internal sealed class GetWhatIfHandler(TriedReader reader) : QueryHandler<GetWhatIf, WhatIfView?>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<WhatIfView?> ReadAsync(GetWhatIf query, Person person, CancellationToken ct)
    {
        if (await reader.StandAsync(query.Mission, query.Target, ct) is not { On: var on } stand) return null;
        var mayKeep = person.MayKeep(on.Mission);
        var typed = TypedScenario.Of(query.Typed, on.Rows);
        return new(on.Mission.Slug, on.Mission.Name, mayKeep, on.Rows, typed, stand.AsPlanned, stand.Suppose(typed), ScenarioWords.NotCounted(on, typed), [.. on.Kept.Where(kept => mayKeep || !kept.IsRemoved)]);
    }
}
