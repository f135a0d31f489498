using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Comments;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Stocktakes;
using MissionGov.Domain.Strategies;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Missions;

/// <summary>Everything about one mission: its targets worst first, its milestones, what is to be decided. Today, or as it stood on an earlier day.</summary>
internal sealed record GetMission(string Slug, DateOnly? AsAt = null, DateOnly? KnownOn = null) : IQuery<MissionView?>;

/// <param name="Today">The day it is seen from: an earlier one in a replay.</param>
public sealed record MissionView(
    Mission Mission,
    DateOnly Today,
    MissionStanding Standing,
    IReadOnlyList<TargetAssessment> Targets,
    IReadOnlyList<Milestone> Milestones,
    IReadOnlyList<Intervention> Interventions,
    IReadOnlyList<Decision> Decisions)
{
    /// <summary>Whether the plans of each target add up, in their order, where that can still change; none in a replay.</summary>
    public IReadOnlyList<TargetStrategy> Strategies { get; init; } = [];

    /// <summary>Periods up to this day at the best vintage held; null for today.</summary>
    public DateOnly? AsAt { get; init; }

    /// <summary>Only what was published by this day; null for everything.</summary>
    public DateOnly? KnownOn { get; init; }

    /// <summary>What the people of the mission say about it; null for who may not read that, and in a replay.</summary>
    public IReadOnlyList<Comment>? Comments { get; init; }

    public bool IsReplay => AsAt is not null || KnownOn is not null;

    /// <summary>What stands behind the question mark of an address of the same day.</summary>
    public string Query => QueryOf(AsAt, KnownOn);

    /// <summary>The day it is asked on.</summary>
    public required DateOnly AskedOn { get; init; }

    /// <summary>By which day it can be frozen; null while it cannot.</summary>
    public required DateOnly? FrozenBy { get; init; }

    /// <summary>The address that keeps to the figures of this page: what comes out later does not change it. Null where figures came in today.</summary>
    public string? Frozen => FrozenBy is { } day ? $"/missions/{Mission.Slug}{QueryOf(AsAt ?? Today, day)}" : null;

    public bool IsFrozen => AsAt is not null && FrozenDay.IsOver(KnownOn, AskedOn);

    private static string QueryOf(DateOnly? asAt, DateOnly? knownOn) => new QueryBuilder(new (string Name, DateOnly? Day)[] { ("as-at", asAt), ("known-on", knownOn) }
        .Where(part => part.Day is not null).Select(part => KeyValuePair.Create(part.Name, part.Day!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))).ToString();

    // Milestones further away than this are a click away.
    private const int DaysAhead = 90;

    /// <summary>Late ones, and what is due soon.</summary>
    public IReadOnlyList<Milestone> Shown => [.. Open.Where(milestone => milestone.IsLate(Today) || milestone.ForecastDate <= Today.AddDays(DaysAhead))];

    public int LateMilestones => Open.Count(milestone => milestone.IsLate(Today));

    private IEnumerable<Milestone> Open => Milestones.Where(milestone => milestone.IsOpen).OrderByDescending(milestone => milestone.IsLate(Today)).ThenBy(milestone => milestone.ForecastDate);
}

internal sealed class GetMissionHandler(MissionGovDb db, AssessmentReader assessments, StrategyReader strategies, StatusClock clock) : QueryHandler<GetMission, MissionView?>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<MissionView?> ReadAsync(GetMission query, Person person, CancellationToken ct)
    {
        var mission = await db.Missions.AsNoTracking().Include(mission => mission.Targets).ThenInclude(target => target.Indicator)
            .SingleOrDefaultAsync(mission => mission.Slug == query.Slug, ct);
        if (mission is null) return null;

        // Nobody can look back from the future.
        var asked = query.AsAt ?? query.KnownOn ?? clock.Today;
        var today = asked < clock.Today ? asked : clock.Today;
        var replay = query.AsAt is not null || query.KnownOn is not null;
        var assessed = await assessments.AssessAsync(mission.Targets, [new Vantage(today, query.KnownOn)], ct);
        var milestones = await db.Milestones.AsNoTracking().Where(milestone => milestone.MissionId == mission.Id).ToListAsync(ct);
        List<TargetAssessment> targets = [.. assessed.Select(target => target.Now).Order(MissionStanding.WorstFirst)];
        return new MissionView(
            mission,
            today,
            MissionStanding.Of(targets),
            targets,
            replay ? [.. milestones.Where(milestone => milestone.PlannedOn is not { } on || on <= today).Select(milestone => milestone.AsAt(today))] : milestones,
            replay ? [] : await db.Interventions.AsNoTracking().Where(intervention => intervention.MissionId == mission.Id).OrderByDescending(intervention => intervention.ShortfallShare).ToListAsync(ct),
            await DecisionsOf(mission.Id, replay ? today : null).OrderBy(decision => decision.DecidedOn != null && decision.DecidedOn <= today).ThenBy(decision => decision.DueOn).ToListAsync(ct))
        {
            Strategies = replay ? [] : await strategies.ReadAsync(targets.FindAll(target => !target.Status.IsVerdict()), ct),
            AsAt = query.AsAt,
            KnownOn = query.KnownOn,
            AskedOn = clock.Today,
            FrozenBy = FrozenDay.Of(query.KnownOn, clock.Today, assessed.Select(target => target.Vintages)),
            Comments = !replay && person.MayReadComments(mission.Slug) ? await new CommentReader(db).ReadAsync(mission.Id, target: null, milestone: null, ct) : null,
        };
    }

    /// <param name="askedBy">Without those asked for later; null for all. Of one that came in a file nobody knows when it was asked for.</param>
    private IQueryable<Decision> DecisionsOf(Guid mission, DateOnly? askedBy)
    {
        var decisions = db.Decisions.AsNoTracking().Where(decision => decision.MissionId == mission);
        if (askedBy is not { } day) return decisions;
        var over = LondonTime.StartOf(day.AddDays(1));
        return decisions.Where(decision => !db.Audit.Any(line => line.SubjectId == decision.Id && line.Event == nameof(DecisionRecorded) && line.At >= over));
    }
}
