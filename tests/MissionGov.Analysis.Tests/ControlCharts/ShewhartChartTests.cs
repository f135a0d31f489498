using CsCheck;
using MissionGov.Analysis.ControlCharts;

namespace MissionGov.Analysis.Tests.ControlCharts;

/// <summary>What must hold beyond the cases of the reference.</summary>
public sealed class ShewhartChartTests
{
    private static readonly ChartKind[] Undivided = [ChartKind.Run, ChartKind.I, ChartKind.C, ChartKind.G, ChartKind.T];
    private static readonly ChartKind[] Divided = [ChartKind.P, ChartKind.PPrime, ChartKind.U, ChartKind.UPrime];

    public static TheoryData<ChartKind> Kinds => [.. Enum.GetValues<ChartKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Equal_points_lie_on_their_line_and_raise_no_signal(ChartKind kind)
    {
        foreach (var value in new[] { 0.0, 7, 1e-300 })
        {
            var chart = Found(kind, Enumerable.Repeat<double?>(value, 20), Enumerable.Range(1, 20).Select(t => 10.0 * t), proportional: true);

            Assert.All(chart.Points, point => Assert.Equal((0, true, true), (point.Direction, double.IsFinite(point.Centre), point.Lower is null || (point.Lower <= point.Centre && point.Centre <= point.Upper))));
            Assert.False(chart.Groups[0].Runs.IsSignal && chart.Groups[0].Runs.Useful == 0);
        }
    }

    [Fact]
    public void Laneys_charts_are_the_plain_ones_where_there_is_chance_alone_and_wider_where_there_is_more()
    {
        double?[] noisy = [.. Enumerable.Range(0, 40).Select(t => (double?)(t % 2 == 0 ? 480 : 520))];
        var sizes = Enumerable.Repeat(1000.0, 40);

        var (plain, laney) = (Found(ChartKind.U, noisy, sizes), Found(ChartKind.UPrime, noisy, sizes));

        // Neighbours 0.04 apart, in deviations of sqrt(0.5 / 1000), over d2.
        Assert.Equal(0.04 / Math.Sqrt(0.5 / 1000) / 1.128, (laney.Points[0].Upper - laney.Points[0].Centre)!.Value / (plain.Points[0].Upper - plain.Points[0].Centre)!.Value, 1e-9);
    }

    [Fact]
    public void The_order_of_the_points_matters_to_the_runs_alone() => Gen.Int[0, 40].Array[4, 30].Sample(counts =>
    {
        var (plain, turned) = (Found(ChartKind.C, counts.Select(count => (double?)count)), Found(ChartKind.C, counts.Reverse().Select(count => (double?)count)));

        Assert.Equal((plain.Points[0].Centre, plain.Points[0].Lower, plain.Points[0].Upper), (turned.Points[0].Centre, turned.Points[0].Lower, turned.Points[0].Upper));
        Assert.Equal((plain.Groups[0].Runs.Longest, plain.Groups[0].Runs.Crossings), (turned.Groups[0].Runs.Longest, turned.Groups[0].Runs.Crossings));
    });

    [Fact]
    public void A_missing_point_is_skipped_and_each_group_has_its_own_lines()
    {
        var chart = Assert.IsType<Answer<ShewhartChart>.Found>(ShewhartChart.From(ChartKind.P, [1, null, 3, 8, 9, 7], [10, null, 10, 10, 10, 10], new() { RebaseAt = [3], Improvement = Improvement.Decrease, Target = 0.05 })).Value;

        Assert.Equal((null, 0.2, 0.8), (chart.Points[1].Plotted, chart.Points[0].Centre, chart.Points[5].Centre));
        Assert.Equal(((2, 1), Assurance.Fail), ((chart.Groups[0].Runs.Useful, chart.Groups[0].Runs.Crossings), chart.Assurance));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Figures_too_large_to_work_with_are_refused_and_never_break_it(ChartKind kind)
    {
        double huge = kind is ChartKind.P or ChartKind.PPrime ? 1e-301 : 1e300;
        var answer = ShewhartChart.From(kind, [1e300, huge, 1e300], Divided.Contains(kind) ? [1e300, 1e-300, 1e300] : null, new());

        if (answer is Answer<ShewhartChart>.Found(var chart)) Assert.All(chart.Points, point => Assert.True(double.IsFinite(point.Centre) && double.IsFinite(point.Plotted!.Value) && double.IsFinite(point.Upper ?? 0)));
        else Assert.Equal(Refusal.OutOfDomain, Assert.IsType<Answer<ShewhartChart>.Refused>(answer).Reason);
    }

    [Fact]
    public void What_a_chart_does_not_take_is_the_callers_fault()
    {
        Assert.All(Divided, kind => Assert.Throws<ArgumentException>(() => ShewhartChart.From(kind, [1, 2], null, new())));
        Assert.All(Undivided, kind => Assert.Throws<ArgumentException>(() => ShewhartChart.From(kind, [1, 2], [1, 2], new())));
        Assert.Throws<ArgumentException>(() => ShewhartChart.From(ChartKind.P, [1, 3], [2, 2], new()));
        Assert.Throws<ArgumentException>(() => ShewhartChart.From(ChartKind.T, [1, -3], null, new()));
        Assert.Equal(new Answer<ShewhartChart>.Refused(Refusal.TooFewPoints, 1, 2), ShewhartChart.From(ChartKind.C, [1], null, new()));
    }

    private static ShewhartChart Found(ChartKind kind, IEnumerable<double?> values, IEnumerable<double>? sizes = null, bool proportional = false)
    {
        double?[] denominators = [.. sizes?.Select(size => (double?)size) ?? []];
        double?[] counts = proportional && Divided.Contains(kind) ? [.. values.Select((value, t) => value / 10 * denominators[t])] : [.. values];
        return Assert.IsType<Answer<ShewhartChart>.Found>(ShewhartChart.From(kind, counts, Divided.Contains(kind) ? denominators : null, new())).Value;
    }
}
