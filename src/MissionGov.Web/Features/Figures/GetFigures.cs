using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Places;
using MissionGov.Web.Access;
using MissionGov.Web.Components.Charts;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Figures;

/// <summary>What are the figures of this measure, and what were they before?</summary>
internal sealed record GetFigures(FiguresAddress Address) : IQuery<FiguresView?>;

/// <summary>The page and every file of it read this and nothing else.</summary>
/// <param name="Chosen">Null where nothing is held for what was asked.</param>
/// <param name="Places">Those that were looked for, or the first; never more than a page holds.</param>
/// <param name="PlaceCount">How many there are in all.</param>
/// <param name="Breakdowns">The parts there are for the chosen place.</param>
public sealed record FiguresView(
    FiguresAddress Address, Indicator Indicator, ChosenSeries? Chosen, Vintages Vintages, IReadOnlyList<FiguresPlace> Places, int PlaceCount, IReadOnlyList<string> Breakdowns, IReadOnlyList<FiguresTarget> Targets, DateOnly Today)
{
    public RevisionHistory History { get; } = RevisionHistory.Of(Vintages.All, Address.KnownOn);

    /// <summary>The newest figure of a period that is over; null where there is none.</summary>
    public Observation? Latest => History.Periods.Select(period => period.Now).LastOrDefault(seen => seen.Value is not null && !seen.Quality.HasFlag(Quality.Forecast) && seen.Period.End <= Today);

    public bool HasChart => FiguresChart.CanDraw(History.Periods);

    public SeriesSegments Segments => new(Indicator, [.. History.Periods.Select(period => period.Now)]);
}

/// <param name="Code">The one it has now.</param>
public sealed record ChosenSeries(string Code, string Place, string Breakdown)
{
    /// <summary>In words.</summary>
    public string About => Breakdown.Length == 0 ? Place : $"{Place}, {Breakdown}";
}

public sealed record FiguresPlace(string Code, string Name, string Level);

public sealed record FiguresTarget(string Mission, string Target, string Name);

internal sealed class GetFiguresHandler(MissionGovDb db, StatusClock clock) : QueryHandler<GetFigures, FiguresView?>
{
    /// <summary>More places than a person picks from; one looks for theirs by name instead.</summary>
    public const int MostPlaces = 50;

    /// <summary>More parts than a person picks from.</summary>
    public const int MostBreakdowns = 200;

    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<FiguresView?> ReadAsync(GetFigures query, Person person, CancellationToken ct)
    {
        var address = query.Address;
        if (await db.Indicators.AsNoTracking().SingleOrDefaultAsync(indicator => indicator.Slug == address.Indicator, ct) is not { } indicator) return null;

        var chosen = await ChosenAsync(indicator.Id, address, ct);
        var held = db.Series.Where(series => series.IndicatorId == indicator.Id);
        var vintages = chosen is null ? Vintages.None : await new SeriesReader(db).ReadAsync(indicator.Id, chosen.Place.Id, chosen.Breakdown, ct);
        var breakdowns = chosen is null ? [] : await held.Where(series => series.PlaceId == chosen.Place.Id).Select(series => series.Breakdown).OrderBy(part => part).Take(MostBreakdowns).ToListAsync(ct);
        var places = held.Select(series => series.PlaceId).Distinct();
        return new FiguresView(
            address,
            indicator,
            chosen is null ? null : new ChosenSeries(chosen.Place.Code, chosen.Place.Name, chosen.Breakdown),
            vintages,
            await PlacesAsync(places, address.Find, ct),
            await places.CountAsync(ct),
            breakdowns,
            await TargetsAsync(indicator.Id, ct),
            clock.Today);
    }

    // Without a place, that of a target comes first, then the widest: figures of a nation say most to most readers.
    private async Task<Chosen?> ChosenAsync(Guid indicator, FiguresAddress address, CancellationToken ct)
    {
        var held = from series in db.Series
                   where series.IndicatorId == indicator
                   join place in db.Places on series.PlaceId equals place.Id
                   select new { series.Breakdown, Place = place };
        if (address.Place is { } code) held = held.Where(one => one.Place.Code == code || one.Place.Spans.Any(span => span.Code == code));
        if (address.Breakdown is { } part) held = held.Where(one => one.Breakdown == part);
        return await held
            .OrderBy(one => one.Breakdown != "")
            .ThenBy(one => !db.Targets.Any(target => target.IndicatorId == indicator && target.PlaceId == one.Place.Id))
            .ThenBy(one => one.Place.Level != "Country" && one.Place.Level != "Nation")
            .ThenBy(one => one.Place.Name).ThenBy(one => one.Place.Code).ThenBy(one => one.Breakdown)
            .AsNoTracking().Select(one => new Chosen(one.Place, one.Breakdown)).FirstOrDefaultAsync(ct);
    }

    private Task<List<FiguresPlace>> PlacesAsync(IQueryable<Guid> held, string? find, CancellationToken ct)
    {
        var places = db.Places.Where(place => held.Contains(place.Id));
        if (find is not null)
        {
            var pattern = $"%{find.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
            places = places.Where(place => EF.Functions.ILike(place.Name, pattern, @"\") || place.Code == find);
        }

        return places.OrderBy(place => place.Name).ThenBy(place => place.Code).Take(MostPlaces).Select(place => new FiguresPlace(place.Code, place.Name, place.Level)).ToListAsync(ct);
    }

    private Task<List<FiguresTarget>> TargetsAsync(Guid indicator, CancellationToken ct) => (
        from target in db.Targets
        where target.IndicatorId == indicator
        join mission in db.Missions on target.MissionId equals mission.Id
        orderby mission.Slug, target.Slug
        select new FiguresTarget(mission.Slug, target.Slug, target.Name)).ToListAsync(ct);

    private sealed record Chosen(Place Place, string Breakdown);
}
