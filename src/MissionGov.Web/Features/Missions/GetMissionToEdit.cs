using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Missions;

/// <summary>A mission as its forms show it.</summary>
internal sealed record GetMissionToEdit(string Slug) : IQuery<MissionToEdit?>;

/// <param name="MayPublish">Whether who looks may sign off and close.</param>
/// <param name="EnteredByReader">Whether who looks entered last, and two people are asked for.</param>
public sealed record MissionToEdit(
    string Slug, MissionDetails Details, DeliveryUnit Unit, uint Version, DateOnly Today, bool IsPublished, bool IsClosed, bool MayPublish, bool EnteredByReader, IReadOnlyList<FieldProblem> Missing, IReadOnlyList<string> Organisations);

internal sealed class GetMissionToEditHandler(MissionGovDb db, StatusClock clock) : QueryHandler<GetMissionToEdit, MissionToEdit?>
{
    internal override Permission Requires => Permission.EditMission;

    internal override async Task<MissionToEdit?> ReadAsync(GetMissionToEdit query, Person person, CancellationToken ct)
    {
        if (await db.Missions.AsNoTracking().SingleOrDefaultAsync(mission => mission.Slug == query.Slug, ct) is not { } mission) return null;
        if (!person.May(Requires, mission.Slug)) throw new NotAllowedException(person);
        var units = await db.Missions.AsNoTracking().Select(other => other.Unit).ToListAsync(ct);
        return new MissionToEdit(
            mission.Slug,
            MissionDetails.Of(mission),
            mission.Unit,
            mission.Version,
            clock.Today,
            mission.PublishedAt is not null,
            mission.Closed,
            person.May(Permission.Publish, mission.Slug),
            mission.RequiresTwoPeople && mission.EnteredBy is not null && mission.EnteredBy == person.Id,
            [.. mission.MissingForPublication()],
            [.. units.SelectMany(unit => unit.Departments.Concat(unit.Members.Select(member => member.Organisation))).Distinct().Order(StringComparer.Ordinal)]);
    }
}

/// <summary>The address of a mission just made; null where whoever made it does not see it.</summary>
internal sealed record GetMissionAddress(Guid Id) : IQuery<string?>;

internal sealed class GetMissionAddressHandler(MissionGovDb db) : QueryHandler<GetMissionAddress, string?>
{
    internal override Permission Requires => Permission.CreateMission;

    internal override Task<string?> ReadAsync(GetMissionAddress query, Person person, CancellationToken ct) =>
        db.Missions.Where(mission => mission.Id == query.Id).Select(mission => (string?)mission.Slug).SingleOrDefaultAsync(ct);
}
