using MissionGov.Analysis.ControlCharts;

namespace MissionGov.Analysis.Tests.ControlCharts;

public sealed class FalseSignalsTests
{
    [Theory]
    [InlineData(13)]
    [InlineData(24)]
    [InlineData(60)]
    [InlineData(120)]
    public void As_many_steady_measures_show_a_signal_as_is_said(int points)
    {
        const int Charts = 80_000;
        var random = new Random(points);
        double[] values = [.. Enumerable.Range(0, Charts * points).Select(_ => Normal(random))];
        var (marks, summaries) = (new XmrMark[values.Length], new XmrSummary[Charts]);
        XmrBatch.Analyse(values, points, Improvement.Neutral, screenOutliers: true, marks, summaries, cancellation: TestContext.Current.CancellationToken);

        var shown = summaries.Count(summary => summary.Variation != Variation.CommonCause);

        // Two standard errors of the simulation and the roundness of the formula.
        Assert.InRange(shown - FalseSignals.Expected(Charts, points), -0.0018 * Charts, 0.0018 * Charts);
    }

    // Box and Muller.
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
