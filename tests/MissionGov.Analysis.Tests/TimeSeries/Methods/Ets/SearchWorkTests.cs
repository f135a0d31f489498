using MissionGov.Analysis.TimeSeries.Methods.Ets;
using MissionGov.Analysis.TimeSeries.Panels;

namespace MissionGov.Analysis.Tests.TimeSeries.Methods.Ets;

/// <summary>The work a series costs, counted, not timed: the same on every machine. More is not let in unnoticed.</summary>
public sealed class SearchWorkTests
{
    private const int Series = 50;

    private static readonly double[][] Monthly = [.. Enumerable.Range(1, Series).Select(seed => Made.Wandering(seed, 120, Frequency.Monthly))];

    [Fact]
    public void Choosing_among_six_models_asks_for_few_sums_of_squares()
    {
        const double Most = 600;
        var smoothing = new AdditiveSmoothing(12);

        foreach (var values in Monthly) smoothing.Choose(values, values.Length);

        Assert.InRange(smoothing.Evaluations / (double)Series, 1, Most);
    }

    [Fact]
    public void Adjusting_to_one_more_value_asks_for_a_tenth_of_them()
    {
        const double Most = 60;
        var smoothing = new AdditiveSmoothing(12);
        var before = 0L;
        foreach (var values in Monthly)
        {
            smoothing.Choose(values.AsSpan(..^1), values.Length - 1);
            var evaluations = smoothing.Evaluations;
            smoothing.Adjust(values, values.Length, smoothing.Model, smoothing.Smoothing);
            before += smoothing.Evaluations - evaluations;
        }

        Assert.InRange(before / (double)Series, 1, Most);
    }

    [Theory]
    [InlineData(PanelMethod.Smoothing)]
    [InlineData(PanelMethod.Theta)]
    public void A_panel_allocates_next_to_nothing_for_a_series(PanelMethod method)
    {
        const double Most = 64;
        var many = Enumerable.Range(1, 600).Select(seed => Made.Wandering(seed, 24, Frequency.Quarterly)).ToArray();
        var panel = new SeriesPanel(Frequency.Quarterly, many.SelectMany(values => values).ToArray(), [.. many.Select(values => values.Length)]);
        var forecast = new PanelForecast(panel.Count, 12);
        PanelProjection.Project(panel, forecast, method, processors: 1, cancellation: TestContext.Current.CancellationToken);

        var before = GC.GetAllocatedBytesForCurrentThread();
        PanelProjection.Project(panel, forecast, method, processors: 1, cancellation: TestContext.Current.CancellationToken);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / (double)panel.Count, 0, Most);
    }
}
