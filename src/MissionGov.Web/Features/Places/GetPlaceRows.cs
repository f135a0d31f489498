using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Places;

/// <summary>Every code and name of every place, in the layout that the import reads.</summary>
internal sealed record GetPlaceRows : IQuery<IReadOnlyList<PlaceFileRow>>;

internal sealed record PlaceFileRow(string Code, string Name, string Level, string? Parent, DateOnly? ValidFrom, DateOnly? ValidTo, string? ReplacedBy);

internal sealed class GetPlaceRowsHandler(MissionGovDb db) : QueryHandler<GetPlaceRows, IReadOnlyList<PlaceFileRow>>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<IReadOnlyList<PlaceFileRow>> ReadAsync(GetPlaceRows query, Person person, CancellationToken ct)
    {
        var places = await db.Places.AsNoTracking().Include(place => place.Spans).ToDictionaryAsync(place => place.Id, ct);
        return
        [
            .. from place in places.Values
               let parent = place.ParentId is { } id ? places[id].Code : null
               from row in place.Spans.Count == 0
                   ? [new PlaceFileRow(place.Code, place.Name, place.Level, parent, null, null, null)]
                   : place.Spans.Select(span => new PlaceFileRow(span.Code, span.Name, place.Level, parent, span.From, span.To, span.ReplacedBy))
               orderby row.Code, row.ValidFrom
               select row,
        ];
    }
}
