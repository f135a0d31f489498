using System.Globalization;
using MissionGov.Analysis;
using MissionGov.Analysis.TimeSeries;
using MissionGov.Analysis.TimeSeries.Trends;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>How a forecast did on its own past, in words. The names that analysts look for stand beside them.</summary>
internal static class BacktestWords
{
    // The range that a back-test is counted by.
    private const double Level = 0.8;

    // A smaller one would read "0%".
    private const double SmallestShare = 0.005;

    /// <summary>"Of the last 24 forecasts, 19 held: expected 19 of 24."</summary>
    public static string Held(Backtest past) => past.Forecasts == 1
        ? $"Only one forecast could be tried. It {(past.HeldBy80 == 1 ? "held" : "did not hold")}."
        : $"Of the last {past.Forecasts} forecasts, {past.HeldBy80} held: expected {Math.Round(Level * past.Forecasts, MidpointRounding.AwayFromZero)} of {past.Forecasts}.";

    /// <summary>"81% of the past figures fell in their 8-in-10 range; 80% should."; null where one figure is all there is.</summary>
    public static string? Share(Backtest past) => past.Forecasts == 1
        ? null
        : $"{Number(100.0 * past.HeldBy80 / past.Forecasts, "0")}% of the past figures fell in their 8-in-10 range; {Number(100 * Level, "0")}% should.";

    /// <summary>Scaled by the simplest guess there is: the same as last time, or as a year before.</summary>
    public static string? Mase(Backtest past, Frequency frequency) => past.Mase is { } error
        ? $"{Number(error, "0.00")}: it was off by {Number(error, "0.00")} times as much as a guess that repeats {(frequency == Frequency.Annual ? "the last figure" : "the figure of a year before")}. Below 1 is better than that guess."
        : null;

    public static string? Smape(Backtest past) => past.Smape is { } error
        ? $"{Number(error, "0.0")}%: on average it was off by this share of the figure."
        : null;

    /// <summary>"Shares: Theta 62%, Random walk with drift 38%."; null for a single method.</summary>
    public static string? Parts(IReadOnlyList<WeightedMethod> parts) => parts.Count < 2
        ? null
        : $"Shares: {string.Join(", ", parts.Where(part => part.Weight >= SmallestShare).OrderByDescending(part => part.Weight).Select(part => $"{part.Method} {Number(100 * part.Weight, "0")}%"))}.";

    /// <summary>"From 2015 on the figures rose by about 1.2 points a year (between 0.9 and 1.5)."</summary>
    public static string Trend(YearlyTrend trend, Period from, Unit unit) => trend.Clear
        ? $"From {from.Label} on the figures {(trend.ChangeAYear > 0 ? "rose" : "fell")} by about {unit.Difference(trend.ChangeAYear)} a year (between {Signed(trend.ChangeAYear > 0 ? trend.Lower : -trend.Upper, unit)} and {Signed(trend.ChangeAYear > 0 ? trend.Upper : -trend.Lower, unit)})."
        : $"From {from.Label} on the figures show no clear rise or fall: ups and downs alone could look like this.";

    private static string Signed(double size, Unit unit) => $"{(size < 0 ? "−" : "")}{unit.Difference(size)}";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
