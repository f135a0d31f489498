using MissionGov.Analysis.ControlCharts;

namespace MissionGov.Analysis.Tests.ControlCharts;

/// <summary>The batch says, bit for bit, what the plain chart says.</summary>
public sealed class XmrBatchTests
{
    // Around the window of 64 points and its overlaps, and the shortest.
    private static readonly int[] Lengths = [2, 3, 7, 8, 13, 24, 48, 57, 58, 59, 63, 64, 65, 66, 70, 109, 110, 111, 116, 117, 120, 240];

    public static TheoryData<int, int, bool> Rows =>
        [.. Lengths.SelectMany(points => Enumerable.Range(0, 4).SelectMany(kind => new[] { true, false }.Select(screen => (points, kind, screen))))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_series_is_told_as_the_plain_chart_tells_it(int points, int kind, bool screen)
    {
        const int Count = 50;
        var random = new Random((points * 10) + kind);
        double[] series = [.. Enumerable.Range(0, Count).SelectMany(_ => Series(random, points, kind))];
        var values = XmrBatch.Interleave(series, points);
        var (marks, summaries) = (new XmrMark[values.Length], new XmrSummary[values.Length / points]);

        XmrBatch.Analyse(values, points, Improvement.Increase, screen, marks, summaries, cancellation: TestContext.Current.CancellationToken);

        for (var i = 0; i < Count; i++)
        {
            var own = series.AsSpan(i * points, points).ToArray();
            var chart = Assert.IsType<Answer<XmrChart>.Found>(XmrChart.From([.. own.Select(value => (double?)value)], new XmrOptions { Improvement = Improvement.Increase, ScreenOutliers = screen })).Value;
            Assert.Equal(chart.Groups[0].Limits, summaries[i].Limits);
            Assert.Equal(chart.Variation, summaries[i].Variation);
            Assert.Equal(chart.Points.Select(point => (point.Causes, point.Direction)), marks.Skip(i * points).Take(points).Select(mark => (mark.Causes, mark.Direction)));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_not_finite_is_refused_and_named(double wrong)
    {
        var values = new double[3 * XmrBatch.Lanes * 10];
        values[(XmrBatch.Lanes * 10) + 5] = wrong;

        var thrown = Assert.Throws<ArgumentException>(() => Analyse(values, 10, TestContext.Current.CancellationToken));

        Assert.Contains("series 8 to 15", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_stops_when_it_is_cancelled() =>
        Assert.ThrowsAny<OperationCanceledException>(() => Analyse(new double[XmrBatch.Lanes * 10], 10, new CancellationToken(canceled: true)));

    [Fact]
    public void Lengths_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Analyse(new double[7], 10, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentOutOfRangeException>(() => Analyse(new double[8], 1, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => XmrBatch.Analyse(new double[80], 10, Improvement.Increase, true, new XmrMark[79], new XmrSummary[8], cancellation: TestContext.Current.CancellationToken));
    }

    private static void Analyse(double[] values, int points, CancellationToken cancellation) =>
        XmrBatch.Analyse(values, points, Improvement.Increase, true, new XmrMark[values.Length], new XmrSummary[values.Length], cancellation: cancellation);

    // Noise, whole numbers with many ties, a walk with long runs, and steady series with a step or an outlier.
    private static double[] Series(Random random, int points, int kind)
    {
        var (level, step) = (50.0, random.Next(points));
        return [.. Enumerable.Range(0, points).Select(t => kind switch
        {
            0 => random.NextDouble() * 10,
            1 => random.Next(4),
            2 => level += random.Next(-2, 4) / 10.0,
            _ => t == step ? 90 : t > step ? 7 : 5,
        })];
    }
}
