using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Strategies;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.WhatIf;

/// <summary>What would follow if the plans for a target were other than they are? Nothing is kept.</summary>
/// <param name="Typed">What the address says of each plan.</param>
internal sealed record GetWhatIf(string Mission, string Target, IQueryCollection Typed) : IQuery<WhatIfView?>;

/// <param name="AsPlanned">What the plans bring as they are.</param>
/// <param name="Supposed">The same as somebody supposes.</param>
public sealed record WhatIfView(string Mission, string MissionName, IReadOnlyList<PlanRow> Plans, TypedScenario Typed, TargetStrategy AsPlanned, TargetStrategy Supposed)
{
    public IReadOnlyList<EvenReach> Even { get; } = WhatMatters.EvenReach(Supposed);

    public IReadOnlyList<WhatItMoves> Moves { get; } = WhatMatters.Of(Supposed);
}

/// <summary>A plan as the form shows it.</summary>
/// <param name="Effect">At full reach, in the unit of the target.</param>
/// <param name="Reach">In per cent.</param>
/// <param name="Start">ISO; empty where nobody said.</param>
public sealed record PlanRow(Intervention Plan, string Effect, string Reach, string Start);

internal sealed class GetWhatIfHandler(MissionGovDb db, AssessmentReader assessments, StrategyReader strategies, StatusClock clock) : QueryHandler<GetWhatIf, WhatIfView?>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<WhatIfView?> ReadAsync(GetWhatIf query, Person person, CancellationToken ct)
    {
        var mission = await db.Missions.AsNoTracking()
            .Include(mission => mission.Targets.Where(target => target.Slug == query.Target)).ThenInclude(target => target.Indicator)
            .SingleOrDefaultAsync(mission => mission.Slug == query.Mission, ct);
        if (mission is not { Targets: [var target] }) return null;
        var assessment = (await assessments.AssessAsync([target], [new Vantage(clock.Today)], ct))[0].Now;
        var plans = (await strategies.PlansAsync([target.Id], ct))[target.Id];
        IReadOnlyList<PlanRow> rows = [.. plans.Plans.Where(plan => !plan.HasEnded && plan.Counting.Count > 0).Select(plan => Row(plan, plans.Starts(plan)))];
        var typed = TypedScenario.Of(query.Typed, rows);
        var asPlanned = plans.AddTo(assessment, Scenario.AsPlanned);
        return new(mission.Slug, mission.Name, rows, typed, asPlanned, plans.AddTo(assessment, typed.Scenario, asPlanned));
    }

    private static PlanRow Row(Intervention plan, DateOnly? starts) => new(
        plan,
        plan.Pooled!.Effect.Mean.ToString("0.##", CultureInfo.InvariantCulture),
        (100 * plan.RollOut.Reach).ToString("0.##", CultureInfo.InvariantCulture),
        starts?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");
}
