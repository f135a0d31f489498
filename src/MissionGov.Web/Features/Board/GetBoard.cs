using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Board;

/// <summary>Which mission is most off track, why, and what is to be decided?</summary>
/// <param name="Since">Count changes from this day; null for the last stocktake.</param>
internal sealed record GetBoard(DateOnly? Since = null) : IQuery<BoardView>;

public sealed record BoardView(string Headline, DateOnly Today, Period? LatestPeriod, BoardMission? Worst, string Why, string Decide, IReadOnlyList<BoardMission> Others, BoardChanges? Changes, IReadOnlyList<string> LateData);

public sealed record BoardMission(string Slug, string Name, MissionStanding Standing, string Sentence, Movement Movement, MilestoneFigures Milestones)
{
    /// <summary>Whether the plans for its worst target add up; null where nothing can change it any more.</summary>
    public TargetStrategy? Strategy { get; init; }
}

public sealed record BoardChanges(DateOnly Since, IReadOnlyList<string> Worse, IReadOnlyList<string> Better);

internal sealed class GetBoardHandler(MissionGovDb db, AssessmentReader assessments, StrategyReader strategies, StatusClock clock) : QueryHandler<GetBoard, BoardView>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<BoardView> ReadAsync(GetBoard query, Person person, CancellationToken ct)
    {
        var missions = await db.Missions.AsNoTracking().Where(mission => !mission.Closed).OrderBy(mission => mission.Name)
            .Include(mission => mission.Targets).ThenInclude(target => target.Indicator).ToListAsync(ct);
        var notes = await BoardNotes.ReadAsync(db, ct);
        var since = query.Since ?? notes.LastStocktake(clock.Today);
        List<Vantage> vantages = [new(clock.Today)];
        if (since is { } day) vantages.Add(new Vantage(day, KnownOn: day));

        var assessed = (await assessments.AssessAsync([.. missions.SelectMany(mission => mission.Targets)], vantages, ct)).ToLookup(target => target.Target.MissionId);
        var planned = await db.Milestones.AsNoTracking().ToListAsync(ct);
        var milestones = planned.ToLookup(milestone => milestone.MissionId);
        var rows = missions.Select(mission => Row(mission, [.. assessed[mission.Id]], MilestoneReader.Of(milestones[mission.Id], clock.Today))).OrderBy(row => row.Standing, MissionStanding.WorstMissionFirst).ToList();
        var added = (await strategies.ReadAsync([.. rows.Select(row => row.Standing.Worst).OfType<TargetAssessment>().Where(target => !target.Status.IsVerdict())], ct, planned)).ToDictionary(strategy => strategy.Assessment);
        rows = rows.ConvertAll(row => row with { Strategy = row.Standing.Worst is { } target ? added.GetValueOrDefault(target) : null });
        var worst = rows is [var first, ..] ? first : null;
        var worstMission = missions.Find(mission => mission.Slug == worst?.Slug);
        return new BoardView(
            BoardHeadline.For([.. rows.Select(row => row.Standing.Status)]),
            clock.Today,
            rows.Select(row => row.Standing.Worst?.Latest?.Period).Max(),
            worst is null ? null : worst with { Sentence = worst.Standing.Worst is { } target ? StatusSentence.BesideChip(target) : worst.Sentence },
            worstMission is null ? "" : notes.Why(worstMission),
            worstMission is null ? "" : notes.Decide(worstMission),
            [.. rows.Skip(1)],
            since is { } from ? Changes(from, rows) : null,
            [.. LateData(assessed.SelectMany(group => group))]);
    }

    private static BoardMission Row(Mission mission, List<AssessedTarget> targets, MilestoneFigures milestones)
    {
        var standing = MissionStanding.Of([.. targets.Select(target => target.Now)]);
        var before = targets.Count > 0 && targets[0].Assessments.Count > 1 ? MissionStanding.Of([.. targets.Select(target => target.Assessments[1])]) : standing;
        var sentence = standing.Worst is { } worst ? StatusSentence.BesideChip(worst, inWords: false) : "No targets yet.";
        return new BoardMission(mission.Slug, mission.Name, standing, sentence, MissionStanding.Moved(before.Status, standing.Status), milestones);
    }

    private static BoardChanges Changes(DateOnly since, List<BoardMission> rows) =>
        new(since, [.. rows.Where(row => row.Movement == Movement.Worse).Select(row => row.Name)], [.. rows.Where(row => row.Movement == Movement.Better).Select(row => row.Name)]);

    private static IEnumerable<string> LateData(IEnumerable<AssessedTarget> targets) =>
        from target in targets
        where target.Now.DaysLate > 0
        select $"{target.Target.Name}: data are {target.Now.DaysLate} days late. The status is from {target.Now.Latest!.Period.Label}.";
}
