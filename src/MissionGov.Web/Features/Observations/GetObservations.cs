using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations;

/// <summary>Which figures are held? The best vintage of each period, a part at a time.</summary>
/// <param name="After">The last figure of the part before; null to begin.</param>
internal sealed record GetObservations(FigureFilter Filter, FigureKey? After, int Most) : IQuery<IReadOnlyList<Figure>>;

/// <param name="From">Periods that end on this day or later.</param>
/// <param name="To">Periods that end on this day or sooner.</param>
/// <param name="KnownOn">Only what was known by this day; null for the latest.</param>
internal sealed record FigureFilter(string? Mission = null, string? Indicator = null, string? Place = null, DateOnly? From = null, DateOnly? To = null, DateOnly? KnownOn = null);

/// <summary>What tells a figure from every other, in the order in which they are sent.</summary>
internal sealed record FigureKey(int Series, DateOnly End, DateOnly Start)
{
    public static FigureKey Of(Figure figure) => new(figure.Series, figure.PeriodEnd, figure.PeriodStart);

    public static FigureKey? Read(string text) =>
        text.Split(' ') is [var series, var end, var start] && int.TryParse(series, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Day(end) is { } last && Day(start) is { } first ? new(number, last, first) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Series} {End:yyyy-MM-dd} {Start:yyyy-MM-dd}");

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

internal sealed class GetObservationsHandler(MissionGovDb db) : QueryHandler<GetObservations, IReadOnlyList<Figure>>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<IReadOnlyList<Figure>> ReadAsync(GetObservations query, Person person, CancellationToken ct)
    {
        await using var bounded = await db.BeginBoundedAsync(ct);
        var (filter, after) = (query.Filter, query.After);
        var figures = new FigureReader(db).Read(filter.KnownOn);
        if (filter.Indicator is { } indicator) figures = figures.Where(figure => figure.Indicator == indicator);
        if (filter.Place is { } place) figures = figures.Where(figure => figure.Place == place);
        if (filter.From is { } from) figures = figures.Where(figure => figure.PeriodEnd >= from);
        if (filter.To is { } to) figures = figures.Where(figure => figure.PeriodEnd <= to);

        // A mission has the measures that its targets are judged by, those that this person may see.
        if (filter.Mission is { } mission) figures = figures.Where(figure => db.Targets.Any(target => target.Indicator.Slug == figure.Indicator && db.Missions.Any(held => held.Id == target.MissionId && held.Slug == mission)));
        if (after is not null)
        {
            var (series, end, start) = after;
            figures = figures.Where(figure => figure.Series > series || (figure.Series == series && (figure.PeriodEnd > end || (figure.PeriodEnd == end && figure.PeriodStart > start))));
        }

        return await figures.OrderBy(figure => figure.Series).ThenBy(figure => figure.PeriodEnd).ThenBy(figure => figure.PeriodStart).Take(query.Most).ToListAsync(ct);
    }
}

/// <summary>A figure as programs read it. The names are a contract; add, never rename.</summary>
internal sealed record FigureJson(string Indicator, string Place, string PlaceName, string Breakdown, string Period, DateOnly Start, DateOnly End, double? Value, string Quality, DateOnly KnownOn)
{
    public static FigureJson Of(Figure figure) => new(
        figure.Indicator, figure.Place, figure.PlaceName, figure.Breakdown, figure.Period.Compact, figure.PeriodStart, figure.PeriodEnd, figure.Value, figure.Quality.Shorthand(), figure.KnownOn);
}
