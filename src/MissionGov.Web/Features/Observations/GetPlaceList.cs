using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations;

/// <summary>Which places are there figures about?</summary>
internal sealed record GetPlaceList : IQuery<IReadOnlyList<PlaceJson>>;

/// <summary>A place as programs read it. The names are a contract; add, never rename.</summary>
public sealed record PlaceJson(string Place, string Name, string Level);

internal sealed class GetPlaceListHandler(MissionGovDb db) : QueryHandler<GetPlaceList, IReadOnlyList<PlaceJson>>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<IReadOnlyList<PlaceJson>> ReadAsync(GetPlaceList query, Person person, CancellationToken ct) =>
        [.. (await db.Places.AsNoTracking().Select(place => new PlaceJson(place.Code, place.Name, place.Level)).ToListAsync(ct)).OrderBy(place => place.Place, StringComparer.Ordinal)];
}
