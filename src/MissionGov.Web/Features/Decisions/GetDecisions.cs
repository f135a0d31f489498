using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Decisions;

/// <summary>What is to be decided, and what was.</summary>
internal sealed record GetDecisions : IQuery<DecisionsView>;

public sealed record DecisionsView(DateOnly Today, IReadOnlyList<DecisionRow> Rows);

public sealed record DecisionRow(Guid Id, string Mission, string MissionName, string Question, string Options, string Owner, DateOnly DueOn, DateOnly? DecidedOn, string Decided, string DecidedBy, bool Illustrative, bool MayDecide)
{
    public bool IsOpen => DecidedOn is null;

    public int DaysLate(DateOnly today) => IsOpen ? Math.Max(0, today.DayNumber - DueOn.DayNumber) : 0;
}

internal sealed class GetDecisionsHandler(MissionGovDb db, StatusClock clock) : QueryHandler<GetDecisions, DecisionsView>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<DecisionsView> ReadAsync(GetDecisions query, Person person, CancellationToken ct)
    {
        var found = await (
            from decision in db.Decisions
            join mission in db.Missions on decision.MissionId equals mission.Id
            select new { Decision = decision, mission.Slug, mission.Name }).AsNoTracking().ToListAsync(ct);
        var rows = found.Select(row => new DecisionRow(
            row.Decision.Id, row.Slug, row.Name, row.Decision.Question, row.Decision.Options, row.Decision.Owner, row.Decision.DueOn,
            row.Decision.DecidedOn, row.Decision.Decided, row.Decision.DecidedBy, row.Decision.Illustrative, person.May(Permission.Decide, row.Slug)));

        // Open ones by the day they are due; then what was decided, latest first.
        return new DecisionsView(clock.Today, [.. rows.OrderBy(row => !row.IsOpen).ThenBy(row => row.IsOpen ? row.DueOn.DayNumber : -row.DecidedOn!.Value.DayNumber).ThenBy(row => row.Question, StringComparer.Ordinal)]);
    }
}
