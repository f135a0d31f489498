using System.Text.Json;
using MissionGov.Analysis.ControlCharts;

namespace MissionGov.Analysis.Tests.ControlCharts;

public sealed class SeasonalXmrTests
{
    [Fact]
    public void A_season_raises_no_signal_once_it_is_taken_out()
    {
        var values = ReferenceCase.Named("xmr", "seasonal-monthly").Input["values"]!.Deserialize<double?[]>()!;
        var (plain, seasonal) = (Chart(new Series(Frequency.Annual, values)), Chart(new Series(Frequency.Monthly, values)));

        Assert.True(Signals(plain) >= 20, $"{Signals(plain)} signals of a season");
        Assert.True(Signals(seasonal) <= 3, $"{Signals(seasonal)} signals without it");
        Assert.Equal((false, true), (plain.IsSeasonallyAdjusted, seasonal.IsSeasonallyAdjusted));
        Assert.Contains("The usual ups and downs of the year are taken out first.", ChartWords.Notes(seasonal));
    }

    [Fact]
    public void A_real_change_is_still_seen()
    {
        double?[] values = [.. Enumerable.Range(0, 48).Select(t => (double?)(50 + (10 * Math.Sin(Math.PI * t / 6)) + (t % 5) + (t == 47 ? 15 : 0)))];

        Assert.Equal((Variation.ConcernHigh, SpecialCauses.Outside), (Chart(new Series(Frequency.Monthly, values), Improvement.Decrease).Variation, Chart(new Series(Frequency.Monthly, values)).Points[^1].Deciding));
    }

    [Fact]
    public void A_series_that_begins_late_or_has_gaps_keeps_its_months()
    {
        double?[] whole = [.. Enumerable.Range(0, 96).Select(t => (double?)(50 + (10 * Math.Sin(Math.PI * t / 6)) + (t % 5)))];
        double?[] gapped = [.. whole.Select((value, t) => t < 5 || t == 20 ? null : value)];

        var chart = Chart(new Series(Frequency.Monthly, gapped));

        Assert.True(chart.IsSeasonallyAdjusted);
        Assert.Equal((null, null, 90), (chart.Points[4].Value, chart.Points[20].Value, chart.Groups[0].Observed));
        Assert.All(chart.Points.Skip(5).Where(point => point.Value is not null), point => Assert.InRange(point.Value!.Value, 44, 60));
    }

    [Fact]
    public void Two_years_are_too_few_to_know_a_season() =>
        Assert.False(Chart(new Series(Frequency.Monthly, [.. Enumerable.Range(0, 24).Select(t => (double?)(10 * Math.Sin(Math.PI * t / 6)))])).IsSeasonallyAdjusted);

    private static int Signals(XmrChart chart) => chart.Points.Count(point => point.Causes != SpecialCauses.None);

    private static XmrChart Chart(Series series, Improvement improvement = Improvement.Neutral) =>
        Assert.IsType<Answer<XmrChart>.Found>(SeasonalXmr.From(series, new XmrOptions { Improvement = improvement })).Value;
}
