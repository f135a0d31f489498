using MissionGov.Domain.Missions;
using MissionGov.Web.Data;

namespace MissionGov.Web.Tests.Loading;

internal sealed record Stored(int Series, Period Period, DateOnly KnownOn, int Batch, double? Value, Quality Quality);

/// <summary>The rules of a load said the slow way: over lists, one figure at a time.</summary>
internal sealed class LoadModel
{
    private readonly List<(int Batch, DateOnly KnownOn, int Series, HashSet<DateOnly> Days)> _spoken = [];

    public List<Stored> Rows { get; } = [];

    public LoadModel Copy()
    {
        var copy = new LoadModel();
        copy.Restore(this);
        return copy;
    }

    public void Restore(LoadModel other)
    {
        Rows.Clear();
        Rows.AddRange(other.Rows);
        _spoken.Clear();
        _spoken.AddRange(other._spoken);
    }

    public (int New, int Revised, int Unchanged, int Withdrawn) Load(int batch, DateOnly knownOn, bool isWhole, IReadOnlyList<LoadedFigure> figures)
    {
        List<(LoadedFigure Figure, Stored? Was, char Kind)> changed = [];
        foreach (var figure in figures)
        {
            var held = Best(figure.Series, figure.Period, knownOn);
            if (held is null) changed.Add((figure, null, 'n'));
            else if (held.Value != figure.Value || Plain(held.Quality) != Plain(figure.Quality))
                changed.Add((figure with { Quality = figure.Quality | RevisedWhere(held.Value, figure.Value) }, held, 'r'));
        }

        if (isWhole)
            foreach (var (series, period) in Rows.Where(row => row.KnownOn <= knownOn).Select(row => (row.Series, row.Period)).Distinct().ToList())
                if (figures.Any(figure => figure.Series == series) && !figures.Any(figure => figure.Series == series && figure.Period == period) && Best(series, period, knownOn) is { Value: not null } gone)
                    changed.Add((new(series, period, null, Quality.NotAvailable), gone, 'w'));

        foreach (var (figure, _, _) in changed) Rows.Add(new(figure.Series, figure.Period, knownOn, batch, figure.Value, figure.Quality));
        foreach (var (figure, was, kind) in changed.Where(one => one.Kind != 'n'))
        {
            var later = _spoken.Where(spoken => spoken.KnownOn > knownOn && spoken.Series == figure.Series && Days(figure.Period).All(spoken.Days.Contains)).OrderBy(spoken => (spoken.KnownOn, spoken.Batch)).FirstOrDefault();
            if (later.Days is null || Rows.Any(row => row.Series == figure.Series && row.Period == figure.Period && row.KnownOn > knownOn && row.KnownOn <= later.KnownOn)) continue;
            Rows.Add(new(figure.Series, figure.Period, later.KnownOn, later.Batch, was!.Value, was.Quality | RevisedWhere(was.Value, figure.Value)));
        }

        foreach (var spoken in figures.GroupBy(figure => figure.Series)) _spoken.Add((batch, knownOn, spoken.Key, [.. spoken.SelectMany(figure => Days(figure.Period))]));
        int Count(char kind) => changed.Count(one => one.Kind == kind);
        return (Count('n'), Count('r'), figures.Count - Count('n') - Count('r'), Count('w'));
    }

    public Stored? Newest(int series) => Rows.Where(row => row.Series == series)
        .GroupBy(row => row.Period).Select(vintages => vintages.MaxBy(row => (row.KnownOn, row.Batch))!)
        .Where(row => row.Value is not null && !row.Quality.HasFlag(Quality.Forecast))
        .MaxBy(row => row.Period);

    private Stored? Best(int series, Period period, DateOnly knownOn) =>
        Rows.Where(row => row.Series == series && row.Period == period && row.KnownOn <= knownOn).MaxBy(row => (row.KnownOn, row.Batch));

    private static Quality Plain(Quality quality) => quality & ~Quality.Revised;

    private static Quality RevisedWhere(double? was, double? value) => was is not null && value is not null && was != value ? Quality.Revised : Quality.None;

    private static IEnumerable<DateOnly> Days(Period period) => Enumerable.Range(period.Start.DayNumber, period.End.DayNumber - period.Start.DayNumber + 1).Select(DateOnly.FromDayNumber);
}
