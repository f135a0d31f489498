using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.History;

/// <summary>What would you have judged then, and what came of it? The targets of closed missions, replayed.</summary>
/// <param name="AsAt">Periods up to this day at the best figures held today; null for the end.</param>
/// <param name="KnownOn">Only what was published by this day; null for everything.</param>
internal sealed record GetHistory(DateOnly? AsAt = null, DateOnly? KnownOn = null) : IQuery<HistoryView>;

public sealed record HistoryView(IReadOnlyList<ReplayedTarget> Targets, DateOnly? AsAt, DateOnly? KnownOn, int FirstYear, int LastYear)
{
    /// <summary>The year replayed; null where the page shows how it ended.</summary>
    public int? Year => (AsAt ?? KnownOn)?.Year;

    /// <summary>The finding of the end: "One met, one missed, and one reached, then lost".</summary>
    public string InTheEnd
    {
        get
        {
            List<string> parts = [.. Targets.GroupBy(target => target.Verdict.Status).OrderBy(group => group.Key).Select(group => $"{BoardHeadline.Number(group.Count()).ToLowerInvariant()} {group.Key.Words().ToLowerInvariant()}")];
            if (parts.Count == 0) return "No closed missions yet";
            var text = parts.Count == 1 ? parts[0] : $"{string.Join("; ", parts[..^1])}; and {parts[^1]}";
            return char.ToUpperInvariant(text[0]) + text[1..];
        }
    }
}

/// <param name="Then">From the vantage asked for.</param>
/// <param name="Verdict">From today's.</param>
public sealed record ReplayedTarget(string Mission, string MissionName, TargetAssessment Then, TargetAssessment Verdict)
{
    public string Address => $"/missions/{Mission}/targets/{Then.Target.Slug}";
}

internal sealed class GetHistoryHandler(MissionGovDb db, AssessmentReader assessments, StatusClock clock) : QueryHandler<GetHistory, HistoryView>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<HistoryView> ReadAsync(GetHistory query, Person person, CancellationToken ct)
    {
        var missions = await db.Missions.AsNoTracking().Where(mission => mission.Closed).OrderBy(mission => mission.Name)
            .Include(mission => mission.Targets).ThenInclude(target => target.Indicator).ToListAsync(ct);

        // A day that has not come shows what is known today: the end.
        var asAt = query.AsAt < clock.Today ? query.AsAt : null;
        var knownOn = query.KnownOn < clock.Today ? query.KnownOn : null;
        var then = asAt ?? knownOn ?? clock.Today;
        var assessed = await assessments.AssessAsync([.. missions.SelectMany(mission => mission.Targets)], [new Vantage(clock.Today), new Vantage(then, knownOn)], ct);
        var byId = missions.ToDictionary(mission => mission.Id);
        List<ReplayedTarget> targets = [.. assessed
            .Select(target => new ReplayedTarget(byId[target.Target.MissionId].Slug, byId[target.Target.MissionId].Name, target.Assessments[1], target.Now))
            .OrderBy(target => target.Verdict.Goal.Deadline.End).ThenBy(target => target.Verdict.Target.Name, StringComparer.Ordinal)];
        return new HistoryView(
            targets,
            asAt,
            knownOn,
            targets.Select(target => target.Verdict.Goal.BaselinePeriod.End.Year).DefaultIfEmpty(clock.Today.Year).Max(),
            targets.Select(target => target.Verdict.Latest?.Period.End.Year ?? 0).DefaultIfEmpty(clock.Today.Year).Max());
    }
}
