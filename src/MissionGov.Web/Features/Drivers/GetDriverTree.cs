using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Drivers;

/// <summary>Why a mission's targets stand as they do, and which plan acts on which driver.</summary>
internal sealed record GetDriverTree(string Mission) : IQuery<DriverTreeView?>;

public sealed record DriverTreeView(string Mission, string MissionName, bool MayEdit, IReadOnlyList<TreeOutcome> Outcomes, IReadOnlyList<Intervention> Plans, DriverTree Tree)
{
    /// <summary>What the plans of each target act on, where they have a number.</summary>
    public IReadOnlyList<CauseShare> Shares { get; init; } = [];

    /// <summary>What is worth a second look.</summary>
    public IReadOnlyList<string> Findings
    {
        get
        {
            var found = new List<string>();
            if (Tree.DriversWithoutPlan is { Count: > 0 } idle) found.Add($"No plan acts on: {string.Join("; ", idle.Select(node => node.Name))}.");
            if (Tree.PlansWithoutDriver(Plans) is { Count: > 0 } loose) found.Add($"These plans act on no driver: {string.Join("; ", loose.Select(plan => plan.Name))}.");
            if (Tree.CausesWithoutDriver is { Count: > 0 } open) found.Add($"Nothing is said to drive: {string.Join("; ", open.Select(node => node.Name))}.");
            var acting = Plans.Where(plan => Tree.ActsOnSymptom(plan.Id) is not null).ToList();
            var symptoms = acting.Count(plan => Tree.ActsOnSymptom(plan.Id) == true);
            if (acting.Count > 0) found.Add(symptoms == 0 ? "Every plan that acts on a driver acts on a root cause." : $"{symptoms} of {acting.Count} plans act on a symptom, not on a root cause.");
            return found;
        }
    }
}

public sealed record TreeOutcome(Guid Id, string Slug, string Name);

internal sealed class GetDriverTreeHandler(MissionGovDb db, AssessmentReader assessments, StrategyReader strategies, StatusClock clock) : QueryHandler<GetDriverTree, DriverTreeView?>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<DriverTreeView?> ReadAsync(GetDriverTree query, Person person, CancellationToken ct)
    {
        if (await db.Missions.Where(mission => mission.Slug == query.Mission).Select(mission => new { mission.Id, mission.Name }).SingleOrDefaultAsync(ct) is not { } mission) return null;
        var outcomes = await db.Targets.Where(target => target.MissionId == mission.Id).OrderBy(target => target.Name).Select(target => new TreeOutcome(target.Id, target.Slug, target.Name)).ToListAsync(ct);
        var plans = await db.Interventions.AsNoTracking().Where(plan => plan.MissionId == mission.Id).OrderBy(plan => plan.Name).ToListAsync(ct);
        var whole = await db.DriverTrees.AsNoTracking().SingleOrDefaultAsync(tree => tree.MissionId == mission.Id, ct) ?? new DriverTree { MissionId = mission.Id };

        // A target that this person does not see takes with it its causes, and the plans that act on them.
        var tree = whole.Under(outcomes.ConvertAll(outcome => outcome.Id));
        plans.RemoveAll(plan => whole.DriverOf(plan.Id) is not null && tree.DriverOf(plan.Id) is null);
        return new DriverTreeView(query.Mission, mission.Name, person.May(Permission.EditDelivery, query.Mission), outcomes, plans, tree)
        {
            Shares = plans.Exists(plan => plan.TargetId is not null) ? await SharesAsync(mission.Id, tree, ct) : [],
        };
    }

    private async Task<IReadOnlyList<CauseShare>> SharesAsync(Guid mission, DriverTree tree, CancellationToken ct)
    {
        var assessed = await assessments.ReadAsync(db.Targets.Where(target => target.MissionId == mission).OrderBy(target => target.Name), [new Vantage(clock.Today)], ct);
        var running = assessed.Select(target => target.Now).Where(target => !target.Status.IsVerdict()).ToList();
        return [.. (await strategies.ReadAsync(running, ct)).Select(strategy => CauseShare.Of(strategy, tree)).OfType<CauseShare>()];
    }
}
