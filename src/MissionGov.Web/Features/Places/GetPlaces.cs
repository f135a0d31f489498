using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Places;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Places;

/// <summary>Which places are there, what is each a part of, and what was each called?</summary>
/// <param name="Within">The code of a place, an earlier one too; null for the widest.</param>
/// <param name="Find">A part of a name, or a code.</param>
internal sealed record GetPlaces(string? Within = null, string? Find = null) : IQuery<PlacesView?>;

/// <param name="Place">The place asked for; null for all.</param>
/// <param name="Above">What it is a part of, the widest first.</param>
/// <param name="Spans">Its codes and names, the newest first; empty where there is one for all time.</param>
/// <param name="Levels">What is in it, or what was found: a few of each sort, the widest first.</param>
/// <param name="Measures">Those that have figures about it.</param>
public sealed record PlacesView(string? Find, PlaceLine? Place, IReadOnlyList<PlaceLine> Above, IReadOnlyList<PlaceSpan> Spans, IReadOnlyList<PlaceLevelView> Levels, IReadOnlyList<PlaceMeasure> Measures, int All);

/// <param name="Parts">How many places are directly in it.</param>
public sealed record PlaceLine(Guid Id, string Code, string Name, string Level, int Parts)
{
    public PlaceKind Kind => PlaceKinds.Of(Level);
}

/// <param name="Count">All of them; not more are listed than a page holds.</param>
public sealed record PlaceLevelView(PlaceKind Kind, int Count, IReadOnlyList<PlaceLine> Places);

public sealed record PlaceMeasure(string Slug, string Name);

internal sealed class GetPlacesHandler(MissionGovDb db) : QueryHandler<GetPlaces, PlacesView?>
{
    private const int MostOfALevel = 100;
    private const int MostMeasures = 100;

    // Deeper than any hierarchy of places here.
    private const int MostLevels = 10;

    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<PlacesView?> ReadAsync(GetPlaces query, Person person, CancellationToken ct)
    {
        var all = await db.Places.CountAsync(ct);
        if (query.Within is null) return new PlacesView(query.Find, null, [], [], await LevelsAsync(Wanted(query.Find), ct), [], all);

        var place = await db.Places.AsNoTracking().Include(place => place.Spans)
            .Where(place => place.Code == query.Within || place.Spans.Any(span => span.Code == query.Within)).OrderBy(place => place.Code != query.Within).FirstOrDefaultAsync(ct);
        if (place is null) return null;
        var levels = await LevelsAsync(db.Places.Where(part => part.ParentId == place.Id), ct);
        return new PlacesView(
            query.Find, new PlaceLine(place.Id, place.Code, place.Name, place.Level, levels.Sum(level => level.Count)), await AboveAsync(place.ParentId, ct),
            [.. place.Spans.OrderByDescending(span => span.To ?? DateOnly.MaxValue).ThenByDescending(span => span.From)], levels, await MeasuresAsync(place.Id, ct), all);
    }

    private IQueryable<Place> Wanted(string? find)
    {
        if (string.IsNullOrWhiteSpace(find)) return db.Places.Where(place => place.ParentId == null);
        var pattern = $"%{find.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
        return db.Places.Where(place => place.Code == find || EF.Functions.ILike(place.Name, pattern, @"\") || place.Spans.Any(span => span.Code == find || EF.Functions.ILike(span.Name, pattern, @"\")));
    }

    // Levels have the words of their publishers, so the sort is told here; of the places themselves only those shown are read.
    private async Task<IReadOnlyList<PlaceLevelView>> LevelsAsync(IQueryable<Place> places, CancellationToken ct)
    {
        var counts = await places.GroupBy(place => place.Level).Select(level => new { Level = level.Key, Count = level.Count() }).ToListAsync(ct);
        List<PlaceLevelView> levels = [];
        foreach (var kind in counts.GroupBy(level => PlaceKinds.Of(level.Level)).OrderBy(kind => kind.Key))
        {
            var words = kind.Select(level => level.Level).ToList();
            var lines = await places.AsNoTracking().Where(place => words.Contains(place.Level)).OrderBy(place => place.Name).ThenBy(place => place.Code).Take(MostOfALevel)
                .Select(place => new PlaceLine(place.Id, place.Code, place.Name, place.Level, db.Places.Count(part => part.ParentId == place.Id))).ToListAsync(ct);
            levels.Add(new PlaceLevelView(kind.Key, kind.Sum(level => level.Count), lines));
        }

        return levels;
    }

    private async Task<List<PlaceLine>> AboveAsync(Guid? parent, CancellationToken ct)
    {
        List<PlaceLine> above = [];
        while (parent is { } id && above.Count < MostLevels)
        {
            var place = await db.Places.AsNoTracking().SingleAsync(place => place.Id == id, ct);
            above.Insert(0, new PlaceLine(place.Id, place.Code, place.Name, place.Level, 0));
            parent = place.ParentId;
        }

        return above;
    }

    private Task<List<PlaceMeasure>> MeasuresAsync(Guid place, CancellationToken ct) =>
        db.Indicators.Where(indicator => db.Series.Any(series => series.IndicatorId == indicator.Id && series.PlaceId == place))
            .OrderBy(indicator => indicator.Name).Take(MostMeasures).Select(indicator => new PlaceMeasure(indicator.Slug, indicator.Name)).ToListAsync(ct);
}
