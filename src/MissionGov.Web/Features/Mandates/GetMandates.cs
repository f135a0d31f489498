using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Interventions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Mandates;

/// <summary>What the plans of all missions ask of others: powers, money and waivers.</summary>
internal sealed record GetMandates : IQuery<MandatesView>;

/// <param name="Rows">Those without an answer first, the longest wait first; then what was answered, latest first.</param>
/// <param name="Missions">All that this reader can choose, by name: one without a request too.</param>
public sealed record MandatesView(DateOnly Today, IReadOnlyList<MandateRow> Rows, IReadOnlyList<(string Slug, string Name)> Missions);

/// <param name="Plan">The slug of the plan that needs it.</param>
/// <param name="PlanEnded">It needs nothing any more.</param>
public sealed record MandateRow(string Mission, string MissionName, string Plan, string PlanName, bool PlanEnded, string DoneBy, Mandate Mandate, bool Illustrative)
{
    /// <summary>Somebody still waits for it.</summary>
    public bool IsWaiting => Mandate.Answer == MandateAnswer.Waiting && !PlanEnded;
}

internal sealed class GetMandatesHandler(MissionGovDb db, StatusClock clock) : QueryHandler<GetMandates, MandatesView>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<MandatesView> ReadAsync(GetMandates query, Person person, CancellationToken ct)
    {
        var found = await (
            from plan in db.Interventions
            join mission in db.Missions on plan.MissionId equals mission.Id
            select new { Plan = plan, mission.Slug, mission.Name }).AsNoTracking().ToListAsync(ct);
        var rows =
            from one in found
            from mandate in one.Plan.Mandates
            select new MandateRow(one.Slug, one.Name, one.Plan.Slug, one.Plan.Name, one.Plan.HasEnded, one.Plan.DoneBy, mandate, one.Plan.Illustrative);
        var missions = await db.Missions.AsNoTracking().Select(mission => new { mission.Slug, mission.Name }).ToListAsync(ct);
        return new(
            clock.Today,
            [.. rows.OrderBy(row => !row.IsWaiting).ThenBy(row => row.IsWaiting ? row.Mandate.AskedOn.DayNumber : -(row.Mandate.AnsweredOn ?? row.Mandate.AskedOn).DayNumber).ThenBy(row => row.Mandate.What, StringComparer.Ordinal)],
            [.. missions.OrderBy(mission => mission.Name, StringComparer.Ordinal).Select(mission => (mission.Slug, mission.Name))]);
    }
}
