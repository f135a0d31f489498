namespace MissionGov.Domain.Missions;

/// <summary>The stretches of a series between its breaks; only figures of the same stretch can be compared.</summary>
public sealed class SeriesSegments
{
    private const string Marked = "Its publisher marks a break in the series.";

    private readonly List<SeriesBreak> _breaks;

    /// <param name="observations">One vintage a period, oldest first. A figure that its publisher marks [b] begins a stretch too.</param>
    public SeriesSegments(Indicator indicator, IReadOnlyList<Observation> observations)
    {
        var marked = observations.Select((seen, i) => (seen, Before: i == 0 ? DateOnly.MinValue : observations[i - 1].Period.Start))
            .Where(pair => pair.seen.Quality.HasFlag(Quality.Break))
            .Where(pair => !indicator.Breaks.Exists(named => named.From > pair.Before && named.From <= pair.seen.Period.Start))
            .Select(pair => new SeriesBreak(pair.seen.Period.Start, Marked));
        _breaks = [.. indicator.Breaks.Concat(marked).DistinctBy(seriesBreak => seriesBreak.From).OrderBy(seriesBreak => seriesBreak.From)];
    }

    /// <summary>Which stretch a period falls in, from 0.</summary>
    public int Of(Period period) => _breaks.Count(seriesBreak => seriesBreak.From <= period.Start);

    /// <summary>The break that a stretch begins with; null for the first.</summary>
    public SeriesBreak? Opening(int segment) => segment == 0 ? null : _breaks[segment - 1];
}
