using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.WhatIf;

/// <summary>Reads where a target and its plans stand, from where other plans are tried.</summary>
internal sealed class TriedReader(MissionGovDb db, AssessmentReader assessments, StrategyReader strategies, StatusClock clock)
{
    /// <returns>Null where there is no such target for this reader.</returns>
    public async Task<Stand?> ReadAsync(string missionSlug, string targetSlug, CancellationToken ct)
    {
        var mission = await db.Missions.AsNoTracking()
            .Include(mission => mission.Targets.Where(target => target.Slug == targetSlug)).ThenInclude(target => target.Indicator)
            .SingleOrDefaultAsync(mission => mission.Slug == missionSlug, ct);
        if (mission is not { Targets: [var target] }) return null;
        var assessment = (await assessments.AssessAsync([target], [new Vantage(clock.Today)], ct))[0].Now;
        var plans = (await strategies.PlansAsync([target.Id], ct))[target.Id];
        var kept = await db.KeptScenarios.AsNoTracking().Where(kept => kept.TargetId == target.Id).OrderBy(kept => kept.IsRemoved).ThenByDescending(kept => kept.KeptAt).ToListAsync(ct);
        return new(mission, assessment, plans, kept);
    }
}

/// <summary>Where a target and its plans stand.</summary>
/// <param name="Kept">What was kept for it, the newest first; what was taken away comes last.</param>
internal sealed record Stand(Mission Mission, TargetAssessment Assessment, TargetPlans Plans, IReadOnlyList<KeptScenario> Kept)
{
    /// <summary>The plans that can be tried: those with a number that go on.</summary>
    public IReadOnlyList<PlanRow> Rows { get; } = [.. Plans.Plans.Where(plan => !plan.HasEnded && plan.Counting.Count > 0).Select(plan => Row(plan, Plans.Starts(plan)))];

    public TargetStrategy AsPlanned { get; } = Plans.AddTo(Assessment, Scenario.AsPlanned);

    public TargetStrategy Suppose(TypedScenario typed) => Plans.AddTo(Assessment, typed.Scenario, AsPlanned);

    public bool MayKeep(Person person) => !Mission.Closed && person.May(Permission.EditDelivery, Mission.Slug);

    private static PlanRow Row(Intervention plan, DateOnly? starts) => new(
        plan,
        plan.Pooled!.Effect.Mean.ToString("0.##", CultureInfo.InvariantCulture),
        (100 * plan.RollOut.Reach).ToString("0.##", CultureInfo.InvariantCulture),
        starts?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");
}
