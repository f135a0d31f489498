using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Targets;

/// <summary>What the form of a target offers, and what is saved of it.</summary>
/// <param name="Target">Null for a new one.</param>
internal sealed record GetTargetForm(string Mission, string? Target = null) : IQuery<TargetFormView?>;

public sealed record TargetFormView(
    string Mission, string MissionName, bool MissionIsPublished, string? Target, TargetSaid Said, uint Version, bool IsPublished, bool MayPublish, bool EnteredByReader, IReadOnlyList<(string, string)> Measures, IReadOnlyList<(string, string)> Places)
{
    /// <summary>Posts of its mission that nobody holds: until somebody does, nothing of it is published.</summary>
    public IReadOnlyList<FieldProblem> Vacant { get; init; } = [];

    public string Address => Target is null ? $"/missions/{Mission}/targets/new" : $"/missions/{Mission}/targets/{Target}";
}

internal sealed class GetTargetFormHandler(MissionGovDb db) : QueryHandler<GetTargetForm, TargetFormView?>
{
    internal override Permission Requires => Permission.EditMission;

    internal override async Task<TargetFormView?> ReadAsync(GetTargetForm query, Person person, CancellationToken ct)
    {
        if (await db.Missions.AsNoTracking().SingleOrDefaultAsync(mission => mission.Slug == query.Mission, ct) is not { } mission) return null;
        if (!person.May(Requires, mission.Slug)) throw new NotAllowedException(person);
        var target = query.Target is null ? null : await db.Targets.AsNoTracking().Include(target => target.Indicator).SingleOrDefaultAsync(target => target.MissionId == mission.Id && target.Slug == query.Target, ct);
        if (query.Target is not null && target is null) return null;

        var measures = await db.Indicators.AsNoTracking().OrderBy(indicator => indicator.Name).Select(indicator => new { indicator.Slug, indicator.Name }).ToListAsync(ct);
        var places = await db.Places.AsNoTracking().OrderBy(place => place.Name).Select(place => new { place.Id, place.Code, place.Name }).ToListAsync(ct);
        var place = places.Find(place => place.Id == target?.PlaceId);
        return new TargetFormView(
            mission.Slug,
            mission.Name,
            mission.PublishedAt is not null,
            target?.Slug,
            target is null ? new TargetSaid(new TargetDraft(), "", "") : new TargetSaid(TargetDraft.Of(target, place!.Name), target.Indicator.Slug, place.Code),
            target?.Version ?? 0,
            target?.PublishedAt is not null,
            person.May(Permission.Publish, mission.Slug),
            mission.RequiresTwoPeople && target?.EnteredBy is not null && target.EnteredBy == person.Id,
            [("", "Choose a measure"), .. measures.Select(measure => (measure.Slug, measure.Name))],
            [("", "Choose a place"), .. places.Select(place => (place.Code, place.Name))])
        {
            Vacant = [.. mission.MissingForPublication()],
        };
    }
}
