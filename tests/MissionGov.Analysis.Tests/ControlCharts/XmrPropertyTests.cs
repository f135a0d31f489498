using System.Text.Json;
using CsCheck;
using MissionGov.Analysis.ControlCharts;

namespace MissionGov.Analysis.Tests.ControlCharts;

/// <summary>What must hold of any series. Values are quarters, so that shifting and doubling lose nothing.</summary>
public sealed class XmrPropertyTests
{
    private static readonly Gen<double[]> Series = Gen.Int[-400, 400].Select(quarter => quarter / 4.0).Array[2, 60];

    [Fact]
    public void Adding_a_constant_shifts_the_mean_and_the_limits() => Gen.Select(Series, Gen.Int[-1000, 1000]).Sample((values, shift) =>
        Assert.All(Limits(Chart(values)).Zip(Limits(Chart([.. values.Select(value => value + shift)]))), pair => Assert.Equal(pair.First + shift, pair.Second, Close)));

    [Fact]
    public void Doubling_the_values_doubles_the_limits_and_marks_the_same_points() => Series.Sample(values =>
    {
        var (plain, doubled) = (Chart(values), Chart([.. values.Select(value => value * 2)]));

        Assert.Equal(Limits(plain).Select(limit => limit * 2), Limits(doubled));
        Assert.Equal(plain.Points.Select(point => (point.Causes, point.Direction)), doubled.Points.Select(point => (point.Causes, point.Direction)));
    });

    [Fact]
    public void Turning_the_better_side_round_swaps_improvement_and_concern() => Series.Sample(values =>
    {
        var (up, down) = (Chart(values), Chart(values, Improvement.Decrease));

        Assert.Equal(up.Points.Select(point => Swapped(point.Label)), down.Points.Select(point => point.Label));
        Assert.Equal(up.Points.Select(point => point.Causes), down.Points.Select(point => point.Causes));
    });

    [Fact]
    public void Turning_the_values_upside_down_turns_every_direction() => Series.Sample(values =>
    {
        var (plain, turned) = (Chart(values), Chart([.. values.Select(value => -value)], Improvement.Decrease));

        Assert.Equal(plain.Points.Select(point => (point.Causes, -point.Direction, point.Label)), turned.Points.Select(point => (point.Causes, point.Direction, point.Label)));
    });

    [Fact]
    public void The_same_input_gives_the_same_bytes() => Series.Sample(values =>
        Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(Chart(values)), JsonSerializer.SerializeToUtf8Bytes(Chart(values))));

    [Fact]
    public void The_label_is_that_of_the_strongest_rule_and_every_rule_is_told()
    {
        var chart = Chart([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9], fixAfter: 12);

        Assert.Equal((SpecialCauses.Outside | SpecialCauses.Trend | SpecialCauses.Shift, SpecialCauses.Outside, 1), (chart.Points[^1].Causes, chart.Points[^1].Deciding, chart.Points[^1].Direction));
    }

    [Fact]
    public void A_missing_value_breaks_runs_and_ranges_and_is_no_point()
    {
        var chart = Chart([5, 6, null, 9, 10, null]);

        Assert.Equal(new ProcessLimits(7.5, 1), chart.Groups[0].Limits);
        Assert.Equal((4, 6), (chart.Groups[0].Observed, chart.Groups[0].Count));
        Assert.Equal((null, SpecialCauses.None), (chart.Points[2].Value, chart.Points[2].Causes));
        Assert.DoesNotContain(Chart([1, 2, 3, 4, null, 5, 6, 7, 8]).Points, point => point.Causes.HasFlag(SpecialCauses.Trend));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0)]
    [InlineData(-1e300)]
    [InlineData(1e300)]
    [InlineData(1e-300)]
    public void A_constant_series_has_its_limits_on_it_and_no_signal(double value)
    {
        var chart = Chart(Enumerable.Repeat((double?)value, 37), target: value);

        Assert.Equal((value, value, value, false), (chart.Groups[0].Limits!.Lower, chart.Groups[0].Limits!.Mean, chart.Groups[0].Limits!.Upper, chart.Groups[0].Limits!.Varies));
        Assert.All(chart.Points, point => Assert.Equal(SpecialCauses.None, point.Causes));
        Assert.Equal((Variation.CommonCause, Assurance.Inconsistent), (chart.Variation, chart.Assurance));
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e300)]
    public void Tiny_and_huge_values_are_charted(double scale)
    {
        var chart = Chart([.. new double?[] { 0.1, 0.3, 0.2, 0.4, 0.2, 0.3, 0.1, 0.9 }.Select(value => value * scale)]);

        Assert.All(Limits(chart), limit => Assert.True(double.IsFinite(limit)));
        Assert.True(chart.Groups[0].Limits!.Upper > chart.Groups[0].Limits!.Mean);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e301)]
    public void What_is_no_number_is_the_callers_fault(double wrong)
    {
        Assert.Throws<ArgumentException>(() => XmrChart.From([1, wrong, 3], new()));
        Assert.Throws<ArgumentException>(() => XmrChart.From([1, 2, 3], new() { Target = wrong }));
        Assert.Throws<ArgumentException>(() => ShewhartChart.From(ChartKind.C, [1, wrong, 3], null, new()));
        Assert.Throws<ArgumentException>(() => ShewhartChart.From(ChartKind.U, [1, 2, 3], [1, wrong, 3], new()));
    }

    [Fact]
    public void A_group_without_neighbours_has_no_limits_and_says_so()
    {
        var chart = Chart([1, 2, 1, 2, 9], rebaseAt: [4], target: 5);

        Assert.Equal((null, Assurance.None, SpecialCauses.None), (chart.Groups[1].Limits, chart.Assurance, chart.Points[4].Causes));
        Assert.Contains("too few figures", ChartWords.Message(chart), StringComparison.Ordinal);
    }

    private const double Close = 1e-9;

    private static PointLabel Swapped(PointLabel label) => label switch { PointLabel.Improvement => PointLabel.Concern, PointLabel.Concern => PointLabel.Improvement, _ => label };

    private static double[] Limits(XmrChart chart) => [chart.Groups[0].Limits!.Lower, chart.Groups[0].Limits!.Mean, chart.Groups[0].Limits!.Upper];

    private static XmrChart Chart(double[] values, Improvement improvement = Improvement.Increase, int? fixAfter = null) => Chart(values.Select(value => (double?)value), improvement, fixAfter);

    private static XmrChart Chart(IEnumerable<double?> values, Improvement improvement = Improvement.Increase, int? fixAfter = null, double? target = null, int[]? rebaseAt = null) =>
        Assert.IsType<Answer<XmrChart>.Found>(XmrChart.From([.. values], new XmrOptions { Improvement = improvement, FixAfter = fixAfter, Target = target, RebaseAt = rebaseAt ?? [] })).Value;
}
