using Microsoft.EntityFrameworkCore;
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
    /// <returns>With that target and its measure; null where there is no such target for this reader.</returns>
    public async Task<Mission?> FindAsync(string mission, string target, CancellationToken ct) =>
        await db.Missions.AsNoTracking()
            .Include(one => one.Targets.Where(one => one.Slug == target)).ThenInclude(one => one.Indicator)
            .SingleOrDefaultAsync(one => one.Slug == mission, ct) is { Targets: [_] } found ? found : null;

    /// <param name="mission">As found.</param>
    public async Task<PlansToTry> PlansAsync(Mission mission, CancellationToken ct)
    {
        var target = mission.Targets[0].Id;
        var plans = (await strategies.PlansAsync([target], ct))[target];
        return new(mission, plans, await db.KeptScenarios.AsNoTracking().Where(kept => kept.TargetId == target).OrderBy(kept => kept.IsRemoved).ThenByDescending(kept => kept.KeptAt).ToListAsync(ct));
    }

    /// <returns>Null where there is no such target for this reader.</returns>
    public async Task<Stand?> StandAsync(string mission, string target, CancellationToken ct)
    {
        if (await FindAsync(mission, target, ct) is not { } found) return null;
        var assessment = (await assessments.AssessAsync([found.Targets[0]], [new Vantage(clock.Today)], ct))[0].Now;
        return new(await PlansAsync(found, ct), assessment);
    }
}

/// <summary>The plans for one target, before anything is worked out.</summary>
/// <param name="Mission">With the target and no other.</param>
/// <param name="Kept">What was kept for it, the newest first; what was taken away comes last.</param>
internal sealed record PlansToTry(Mission Mission, TargetPlans Plans, IReadOnlyList<KeptScenario> Kept)
{
    public Target Target => Mission.Targets[0];

    /// <summary>The plans that can be tried: those with a number that go on.</summary>
    public IReadOnlyList<PlanRow> Rows { get; } = [.. Plans.Plans.Where(plan => !plan.HasEnded && plan.Counting.Count > 0).Select(plan => PlanRow.Of(plan, Plans.Starts(plan)))];
}

/// <summary>Where a target and its plans stand.</summary>
internal sealed record Stand(PlansToTry On, TargetAssessment Assessment)
{
    public TargetStrategy AsPlanned { get; } = On.Plans.AddTo(Assessment, Scenario.AsPlanned);

    public TargetStrategy Suppose(TypedScenario typed) => On.Plans.AddTo(Assessment, typed.Scenario, AsPlanned);
}

/// <summary>Who keeps scenarios, and takes them away.</summary>
internal static class Keepers
{
    public static bool MayKeep(this Person person, Mission mission) => !mission.Closed && person.May(Permission.EditDelivery, mission.Slug);
}
