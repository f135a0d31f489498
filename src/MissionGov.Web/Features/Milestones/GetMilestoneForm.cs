using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Milestones;

/// <summary>What the form of a milestone offers, and what is held of it. Null where there is no such mission or milestone.</summary>
/// <param name="Slug">Null for a new one.</param>
internal sealed record GetMilestoneForm(string Mission, string? Slug) : IQuery<MilestoneForm?>;

/// <param name="Owners">Role titles that own milestones of this mission already.</param>
public sealed record MilestoneForm(string Mission, string MissionName, Guid? Id, DateOnly? Due, MilestoneWording? Held, IReadOnlyList<(string Slug, string Name)> Targets, IReadOnlyList<string> Owners, bool MayEdit);

internal sealed class GetMilestoneFormHandler(MissionGovDb db) : QueryHandler<GetMilestoneForm, MilestoneForm?>
{
    internal override Permission Requires => Permission.EditDelivery;

    internal override async Task<MilestoneForm?> ReadAsync(GetMilestoneForm query, Person person, CancellationToken ct)
    {
        if (await db.Missions.AsNoTracking().Include(mission => mission.Targets).SingleOrDefaultAsync(mission => mission.Slug == query.Mission, ct) is not { } mission) return null;
        var milestones = await db.Milestones.AsNoTracking().Where(milestone => milestone.MissionId == mission.Id).ToListAsync(ct);
        var held = milestones.Find(milestone => milestone.Slug == query.Slug);
        if (query.Slug is not null && held is null) return null;
        return new MilestoneForm(
            mission.Slug, mission.Name, held?.Id, held?.BaselineDate,
            held is null ? null : new MilestoneWording(held.Name, held.Owner, held.StartDate, mission.Targets.Find(target => target.Id == held.TargetId)?.Slug),
            [.. mission.Targets.Select(target => (target.Slug, target.Name))],
            [.. milestones.Select(milestone => milestone.Owner).Append(mission.Unit.Lead).Distinct().Order(StringComparer.Ordinal)],
            person.May(Requires, query.Mission));
    }
}
