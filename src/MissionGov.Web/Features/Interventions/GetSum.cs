using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Strategies;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Interventions;

/// <summary>Do the plans for one target add up?</summary>
internal sealed record GetSum(string Mission, string Target) : IQuery<SumView?>;

public sealed record SumView(string Mission, TargetStrategy Strategy)
{
    /// <summary>Of the target, whose page shows the sum.</summary>
    public string Address => $"/missions/{Mission}/targets/{Strategy.Target.Slug}";
}

internal sealed class GetSumHandler(MissionGovDb db, AssessmentReader assessments, StrategyReader strategies, StatusClock clock) : QueryHandler<GetSum, SumView?>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<SumView?> ReadAsync(GetSum query, Person person, CancellationToken ct)
    {
        var target = await (
            from one in db.Targets.AsNoTracking().Include(one => one.Indicator)
            where one.Slug == query.Target && db.Missions.Any(mission => mission.Id == one.MissionId && mission.Slug == query.Mission)
            select one).SingleOrDefaultAsync(ct);
        if (target is null) return null;
        var assessment = (await assessments.AssessAsync([target], [new Vantage(clock.Today)], ct))[0].Now;
        return new(query.Mission, (await strategies.ReadAsync([assessment], ct))[0]);
    }
}
