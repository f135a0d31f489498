using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.ODataFeed;

/// <summary>The small tables of the feed, whole: what the pages say of missions, targets, measures, milestones and plans.</summary>
internal sealed class FeedReader(MissionGovDb db, AssessmentReader assessments, StatusClock clock)
{
    public async Task<IQueryable<FeedMission>> MissionsAsync(CancellationToken ct)
    {
        var missions = await db.Missions.AsNoTracking().Include(mission => mission.Targets).ThenInclude(target => target.Indicator).ToListAsync(ct);
        var assessed = (await assessments.AssessAsync([.. missions.SelectMany(mission => mission.Targets)], [new(clock.Today)], ct)).ToLookup(target => target.Target.MissionId, target => target.Now);
        return missions.Select(mission => Mission(mission, [.. assessed[mission.Id]])).ToList().AsQueryable();
    }

    public async Task<IQueryable<FeedTarget>> TargetsAsync(CancellationToken ct)
    {
        var found = await (
            from target in db.Targets.AsNoTracking().Include(target => target.Indicator)
            join mission in db.Missions on target.MissionId equals mission.Id
            join place in db.Places on target.PlaceId equals place.Id
            select new { Target = target, mission.Slug, place.Code }).ToListAsync(ct);
        var assessed = await assessments.AssessAsync([.. found.Select(one => one.Target)], [new(clock.Today)], ct);
        return found.Zip(assessed, (one, target) => Target(one.Slug, one.Code, target.Now)).ToList().AsQueryable();
    }

    public async Task<IQueryable<FeedIndicator>> IndicatorsAsync(CancellationToken ct) =>
        (await db.Indicators.AsNoTracking().ToListAsync(ct)).Select(indicator => new FeedIndicator
        {
            Indicator = indicator.Slug,
            Name = indicator.Name,
            Population = indicator.Population,
            Unit = indicator.Unit.Symbol,
            Frequency = indicator.Frequency.ToString(),
            LagDays = indicator.LagDays,
            Source = indicator.Source,
            SourceUrl = indicator.SourceUrl,
        }).ToList().AsQueryable();

    public async Task<IQueryable<FeedMilestone>> MilestonesAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var found = await (from milestone in db.Milestones.AsNoTracking() join mission in db.Missions on milestone.MissionId equals mission.Id select new { Milestone = milestone, mission.Slug }).ToListAsync(ct);
        return found.Select(one => new FeedMilestone
        {
            Mission = one.Slug,
            Milestone = one.Milestone.Slug,
            Name = one.Milestone.Name,
            Owner = one.Milestone.Owner,
            Baseline = one.Milestone.BaselineDate,
            Forecast = one.Milestone.ForecastDate,
            MetOn = one.Milestone.MetOn,
            StoppedOn = one.Milestone.StoppedOn,
            DaysSlipped = one.Milestone.DaysSlipped,
            Late = one.Milestone.IsLate(today),
            Illustrative = one.Milestone.Illustrative,
        }).ToList().AsQueryable();
    }

    public async Task<IQueryable<FeedPlan>> PlansAsync(CancellationToken ct)
    {
        var found = await (
            from plan in db.Interventions.AsNoTracking()
            join mission in db.Missions on plan.MissionId equals mission.Id
            join target in db.Targets on plan.TargetId equals target.Id into targets
            from target in targets.DefaultIfEmpty()
            join milestone in db.Milestones on plan.MilestoneId equals milestone.Id into milestones
            from milestone in milestones.DefaultIfEmpty()
            select new { Plan = plan, Mission = mission.Slug, Target = target.Slug, Tied = milestone }).ToListAsync(ct);
        return found.Select(one => Plan(one.Mission, one.Target, one.Plan, one.Tied)).ToList().AsQueryable();
    }

    private static FeedPlan Plan(string mission, string? target, Intervention plan, Milestone? tied)
    {
        var effect = plan.Effect;
        return new FeedPlan
        {
            Mission = mission,
            Plan = plan.Slug,
            Target = target ?? "",
            Name = plan.Name,
            State = plan.State.InWords(),
            Evidence = plan.Evidence?.InWords() ?? "",
            Estimates = plan.Counting.Count,
            Low = effect?.Low,
            Central = effect?.Central,
            High = effect?.High,
            ChanceOfDelivery = plan.RollOut.ChanceOfDelivery,
            Starts = plan.StartsOn(tied),
            FirstEffect = plan.FirstEffectOn(tied),
            Milestone = tied?.Slug ?? "",
            CostMillions = plan.CostMillions,
            NotCountedBecause = plan.WhyNotCounted(tied) ?? "",
            Illustrative = plan.Illustrative,
        };
    }

    private static FeedMission Mission(Mission mission, IReadOnlyList<TargetAssessment> targets)
    {
        var standing = MissionStanding.Of(targets);
        return new FeedMission
        {
            Mission = mission.Slug,
            Name = mission.Name,
            Purpose = mission.Purpose,
            Closed = mission.Closed,
            Status = standing.Status.Code(),
            Sentence = standing.Worst is { } worst ? StatusSentence.BesideChip(worst, inWords: false) : "No targets yet.",
            NotRated = standing.NotRated,
            Targets = targets.Count,
        };
    }

    private static FeedTarget Target(string mission, string place, TargetAssessment target) => new()
    {
        Mission = mission,
        Target = target.Target.Slug,
        Name = target.Target.Name,
        Promise = target.Target.Promise,
        Indicator = target.Indicator.Slug,
        Place = place,
        Status = target.Status.Code(),
        Sentence = StatusSentence.Alone(target),
        Unit = target.Unit.Symbol,
        Latest = target.Latest?.Value,
        LatestPeriodEnd = target.Latest?.Period.End,
        BaselineValue = target.Goal.BaselineValue,
        BaselinePeriodEnd = target.Goal.BaselinePeriod.End,
        Goal = target.Goal.Value,
        Deadline = target.Goal.Deadline.End,
        RequiredNow = target.RequiredNow,
        Gap = target.Gap,
        MonthsBehind = target.MonthsBehind,
        ProbabilityOfMeeting = target.Chance,
        DaysLate = target.DaysLate,
        Owner = target.Target.Owner,
    };
}
