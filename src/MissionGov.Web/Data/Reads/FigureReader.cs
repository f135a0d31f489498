using MissionGov.Domain.Missions;

namespace MissionGov.Web.Data.Reads;

/// <summary>Reads figures one by one, for programs that ask for many: the best vintage of each period, or the best by a day.</summary>
internal sealed class FigureReader(MissionGovDb db)
{
    /// <summary>To be narrowed and ordered by the caller; it is translated as a whole.</summary>
    /// <param name="knownOn">Only what was known by this day; null for the latest.</param>
    public IQueryable<Figure> Read(DateOnly? knownOn = null) =>
        from seen in db.Observations
        where (knownOn == null || seen.KnownOn <= knownOn) && !db.Observations.Any(later =>
            later.SeriesId == seen.SeriesId && later.PeriodEnd == seen.PeriodEnd && later.PeriodStart == seen.PeriodStart && (knownOn == null || later.KnownOn <= knownOn)
            && (later.KnownOn > seen.KnownOn || (later.KnownOn == seen.KnownOn && later.BatchId > seen.BatchId)))
        join series in db.Series on seen.SeriesId equals series.Id
        join indicator in db.Indicators on series.IndicatorId equals indicator.Id
        join place in db.Places on series.PlaceId equals place.Id
        select new Figure
        {
            Series = seen.SeriesId,
            Indicator = indicator.Slug,
            Place = place.Code,
            PlaceName = place.Name,
            Breakdown = series.Breakdown,
            PeriodStart = seen.PeriodStart,
            PeriodEnd = seen.PeriodEnd,
            Value = seen.Value,
            Quality = seen.Quality,
            KnownOn = seen.KnownOn,
        };
}

/// <summary>A figure with what it is about. Series and the two days of the period tell it from every other.</summary>
public sealed class Figure
{
    public required int Series { get; init; }

    public required string Indicator { get; init; }

    public required string Place { get; init; }

    public required string PlaceName { get; init; }

    public required string Breakdown { get; init; }

    public required DateOnly PeriodStart { get; init; }

    public required DateOnly PeriodEnd { get; init; }

    public required double? Value { get; init; }

    public required Quality Quality { get; init; }

    public required DateOnly KnownOn { get; init; }

    public Period Period => new(PeriodStart, PeriodEnd);
}
