using MissionGov.Analysis.TimeSeries;
using MissionGov.Analysis.TimeSeries.Methods;

namespace MissionGov.Analysis.ControlCharts;

/// <summary>An XmR chart of a measure that may repeat itself from year to year.</summary>
public static class SeasonalXmr
{
    /// <summary>Takes the season out first where there is one, and says so; else it is <see cref="XmrChart.From"/>.</summary>
    /// <param name="series">The observations, oldest first.</param>
    /// <param name="options">As for <see cref="XmrChart.From"/>; the target is compared with the limits freed from the season.</param>
    /// <returns>
    /// As <see cref="XmrChart.From"/>. Where <see cref="XmrChart.IsSeasonallyAdjusted"/> is true, points and limits are those of the values
    /// less the usual departure of their time of year; the departures of a year sum to 0.
    /// </returns>
    /// <exception cref="ArgumentException">As <see cref="XmrChart.From"/>.</exception>
    /// <remarks>
    /// A season breaks the chart's main assumption: neighbouring months differ by more than chance, so the limits are too wide
    /// for slow changes, and whole half-years lie on one side of the mean. Source of the adjustment: classical additive decomposition
    /// where the autocorrelation test finds a season, which needs more than two years; gaps are bridged by a straight line for it alone.
    /// </remarks>
    public static Answer<XmrChart> From(Series series, XmrOptions options)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (Departures(series) is not { } departures) return XmrChart.From(series.Values, options);
        var adjusted = XmrChart.From([.. series.Values.Select((value, t) => value - departures[t % departures.Length])], options);
        return adjusted is Answer<XmrChart>.Found(var chart) ? new Answer<XmrChart>.Found(chart with { IsSeasonallyAdjusted = true }) : adjusted;
    }

    /// <summary>How each period of the year departs from the year's level, the first belonging to the first value; null without a season.</summary>
    private static double[]? Departures(Series series)
    {
        var season = (int)series.Frequency;
        var first = series.Values.TakeWhile(value => value is null).Count();
        if (season == 1 || series.Observed < XmrChart.MinimumValues) return null;
        var bridged = Gaps.Bridge(Gaps.Trim([.. series.Values.Select(value => value ?? double.NaN)]));
        if (!SeasonalTest.Finds(bridged, season)) return null;
        var index = ClassicalSeason.Additive(bridged, season);
        return [.. Enumerable.Range(0, season).Select(t => index[(((t - first) % season) + season) % season])];
    }
}
