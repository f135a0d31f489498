using MissionGov.Analysis.TimeSeries.Seasonality;

namespace MissionGov.Analysis.TimeSeries.Trends;

/// <summary>What the data so far show, in change a year: a fact about the past, not a forecast.</summary>
/// <param name="ChangeAYear">The typical change, in the unit of the series a year.</param>
/// <param name="Lower">Lower end of its 95% interval.</param>
/// <param name="Upper">Upper end of it.</param>
/// <param name="P">How often a series without a trend would show one at least so clear, 0 to 1.</param>
/// <param name="SeasonTakenOut">Whether the season was taken out first.</param>
/// <param name="Observed">How many values it rests on.</param>
public sealed record YearlyTrend(double ChangeAYear, double Lower, double Upper, double P, bool SeasonTakenOut, int Observed)
{
    // The usual level of significance.
    private const double Unlikely = 0.05;

    /// <summary>Whether the trend stands out from the ups and downs: less than a 5% chance without one, and 0 outside the interval.</summary>
    public bool Clear => P < Unlikely && (Lower > 0 || Upper < 0);

    /// <summary>The same trend where a year of the series is not one of the calendar.</summary>
    /// <param name="years">How many years of the series a calendar year holds, above 0.</param>
    public YearlyTrend Times(double years) => this with { ChangeAYear = years * ChangeAYear, Lower = years * Lower, Upper = years * Upper };
}

/// <summary>How fast has this series risen or fallen a year, and is that more than ups and downs?</summary>
public static class ObservedTrend
{
    /// <summary>Takes the season out where there is one, and tests what is left.</summary>
    /// <param name="series">The history; periods without a value keep their place in time.</param>
    /// <returns>Refused: as <see cref="TrendTest"/> refuses, and where a year of the change is too large a number.</returns>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    /// <remarks>Sources: <see cref="TrendTest"/> and <see cref="SeasonalAdjustment"/>.</remarks>
    public static Answer<YearlyTrend> Of(Series series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var adjusted = SeasonalAdjustment.Adjust(series) is Answer<SeasonallyAdjusted>.Found({ Seasonal: true } found) ? found : null;
        var year = (int)series.Frequency;
        return TrendTest.Of(adjusted?.Values ?? series.Values) switch
        {
            Answer<MonotonicTrend>.Found(var trend) when new[] { trend.Slope, trend.Lower, trend.Upper }.All(slope => double.IsFinite(year * slope)) =>
                new Answer<YearlyTrend>.Found(new(year * trend.Slope, year * trend.Lower, year * trend.Upper, trend.P, adjusted is not null, trend.Observed)),
            Answer<MonotonicTrend>.Found(var trend) => new Answer<YearlyTrend>.Refused(Refusal.OutOfDomain, trend.Observed, TrendTest.MinimumValues) { Detail = "The values differ too much in size to tell a change a year." },
            Answer<MonotonicTrend>.Refused refused => new Answer<YearlyTrend>.Refused(refused.Reason, refused.Have, refused.Need) { Detail = refused.Detail },
            _ => throw new InvalidOperationException("An answer is found or refused."),
        };
    }
}
