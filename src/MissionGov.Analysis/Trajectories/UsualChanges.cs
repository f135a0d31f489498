using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Trajectories;

/// <summary>How much does a measure usually change in each period of the year?</summary>
public static class UsualChanges
{
    // One year's change is no usual one.
    private const int FewestEach = 2;

    /// <summary>The median change into each period of the year, where the year has a pattern.</summary>
    /// <param name="series">The history, in one unit throughout.</param>
    /// <returns>
    /// One entry a period of the year, in the unit of the series, for <see cref="Pace.NeededIn"/>: the first is the change into
    /// the period that follows the series, the next the one after it, and so on. Null where the values do not
    /// repeat themselves from year to year (autocorrelation of the changes), or some period has fewer than two changes.
    /// </returns>
    public static IReadOnlyList<double>? Of(Series series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var season = (int)series.Frequency;
        double[] values = [.. series.Values.Select(value => value ?? double.NaN)];
        if (!values.Any(double.IsFinite) || !SeasonalTest.Finds(Gaps.Bridge(Gaps.Trim(values)), season)) return null;

        var changes = Enumerable.Range(0, season).Select(_ => new List<double>()).ToList();
        for (var t = 1; t < values.Length; t++)
        {
            var change = values[t] - values[t - 1];
            if (double.IsFinite(change)) changes[Modulo(t - values.Length, season)].Add(change);
        }

        return changes.TrueForAll(each => each.Count >= FewestEach) ? [.. changes.Select(Median)] : null;
    }

    private static int Modulo(int number, int by) => ((number % by) + by) % by;

    private static double Median(List<double> values)
    {
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
