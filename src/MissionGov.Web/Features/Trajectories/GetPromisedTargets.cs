using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>How do all targets stand, also those of closed missions? In the order of their addresses.</summary>
/// <param name="KnownOn">By the figures of that day; null for the best held.</param>
internal sealed record GetPromisedTargets(string? Mission, string? Indicator, string? Place, DateOnly? KnownOn) : IQuery<IReadOnlyList<PromisedTarget>>;

public sealed record PromisedTarget(TargetRow Row, string Place);

internal sealed class GetPromisedTargetsHandler(MissionGovDb db, AssessmentReader assessments, StatusClock clock) : QueryHandler<GetPromisedTargets, IReadOnlyList<PromisedTarget>>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<IReadOnlyList<PromisedTarget>> ReadAsync(GetPromisedTargets query, Person person, CancellationToken ct)
    {
        var found = await (
            from target in db.Targets.AsNoTracking().Include(target => target.Indicator)
            join mission in db.Missions on target.MissionId equals mission.Id
            join place in db.Places on target.PlaceId equals place.Id
            where (query.Mission == null || mission.Slug == query.Mission) && (query.Indicator == null || target.Indicator.Slug == query.Indicator) && (query.Place == null || place.Code == query.Place)
            select new { Target = target, mission.Slug, mission.Name, place.Code }).ToListAsync(ct);
        var assessed = await assessments.AssessAsync([.. found.Select(one => one.Target)], [new Vantage(clock.Today, query.KnownOn)], ct);
        return [.. found.Zip(assessed, (one, target) => new PromisedTarget(new TargetRow(one.Slug, one.Name, target.Now), one.Code))
            .OrderBy(one => one.Row.Mission, StringComparer.Ordinal).ThenBy(one => one.Row.Assessment.Target.Slug, StringComparer.Ordinal)];
    }
}

/// <summary>A target in a list as programs read it. The names are a contract; add, never rename.</summary>
internal sealed record PromisedTargetJson(
    string Mission, string Target, string Name, string Promise, string Address, string Indicator, string Place, string Status, string Sentence, string Unit, double? Latest, string? Period,
    double BaselineValue, string BaselineOn, double Goal, string By, double? RequiredNow, double? Gap, int? MonthsBehind, double? ProbabilityOfMeeting, int? DataAgeDays, int DaysLate, string Owner)
{
    public static PromisedTargetJson Of(PromisedTarget one)
    {
        var (row, target) = (TargetRowJson.Of(one.Row), one.Row.Assessment);
        return new(
            row.Mission, row.Target, row.Name, target.Target.Promise, row.Address, target.Indicator.Slug, one.Place, row.Status, row.Sentence, row.Unit, row.Latest, row.Period,
            target.Goal.BaselineValue, target.Goal.BaselinePeriod.Compact, target.Goal.Value, target.Goal.Deadline.Compact, row.RequiredNow, row.Gap, row.MonthsBehind, row.ProbabilityOfMeeting, row.DataAgeDays, row.DaysLate, row.Owner);
    }
}
