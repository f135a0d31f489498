using System.Text;
using System.Xml.Linq;
using MissionGov.Analysis;
using MissionGov.Analysis.ControlCharts;
using MissionGov.Domain.Missions;
using MissionGov.Web.Components.Charts;

namespace MissionGov.Web.Tests.Components.Charts;

public class ControlChartTests
{
    // With both its layouts it is a good part of a page, and no more.
    private const int MostBytes = 12_288;

    private static readonly Dictionary<string, Func<TargetAssessment>> Named = new()
    {
        ["waits"] = () => SampleTargets.Waits(),
        ["two figures"] = () => SampleTargets.Waits(2, chance: null),
        ["falling"] = () => SampleTargets.Exclusions(),
        ["a break"] = () => SampleTargets.Waits(change: parts => parts.Breaks.Add(new SeriesBreak(new DateOnly(2024, 4, 1), "Patients are counted in another way from this month on."))),
        ["no change"] = () => SampleTargets.Waits(24, change: parts => parts.Observations = [.. parts.Observations.Select(seen => seen with { Value = 60 })]),
    };

    public static TheoryData<string> Samples => [.. Named.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void No_label_covers_another_or_is_cut_off(string sample)
    {
        var signal = Of(Named[sample]());
        foreach (var frame in new[] { ChartFrame.Narrow, ChartFrame.Page, ChartFrame.Standalone })
        {
            var boxes = new ControlDrawing(signal, frame).Labels.Select(label => label.Box).ToList();

            Assert.All(boxes, box => Assert.True(new Box(0, 0, frame.Width, frame.Height).Holds(box), $"{frame.Name}: {box}"));
            Assert.All(boxes.SelectMany((one, i) => boxes.Skip(i + 1).Select(other => (one, other))), pair => Assert.False(pair.one.Overlaps(pair.other), $"{frame.Name}: {pair}"));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_drawing_is_well_formed_and_small(string sample)
    {
        var html = await Rendered.AsHtmlAsync<ControlChart>(("Signal", Of(Named[sample]())));

        Assert.True(Encoding.UTF8.GetByteCount(html) <= MostBytes, $"{Encoding.UTF8.GetByteCount(html)} bytes");
        var drawings = XElement.Parse(html).Descendants("svg").ToList();
        Assert.Equal(2, drawings.Count);
        Assert.All(drawings, svg => Assert.All(svg.Attribute("aria-labelledby")!.Value.Split(' '), id => Assert.Single(svg.Elements(), element => element.Attribute("id")?.Value == id)));
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_that_is_missing_keeps_its_place_and_breaks_the_line()
    {
        var signal = Of(SampleTargets.Waits(24, change: parts => parts.Observations = [.. parts.Observations.Where(seen => seen.Period != Period.Month(2025, 1))]));

        Assert.Equal((24, Period.Month(2025, 1)), (signal.Rows.Count, signal.Rows.Single(row => row.Figure is null).Period));
        Assert.Equal(2, new ControlDrawing(signal, ChartFrame.Page).Lines.Count);
    }

    [Fact]
    public void Limits_start_anew_at_a_break_and_its_reason_is_written_there()
    {
        var drawing = new ControlDrawing(Of(Named["a break"]()), ChartFrame.Page);

        Assert.Equal(2, drawing.Stretches.Count);
        Assert.Equal(drawing.Rebases.Single().X, drawing.Stretches[1].From, 0.1);
        Assert.Contains(drawing.Labels, label => string.Join(' ', label.Label.Lines.Select(line => line.Text)) == "New range: Patients are counted in another way from this month on.");
    }

    [Fact]
    public void What_is_far_off_is_named_at_the_edge_and_flattens_nothing()
    {
        var drawing = new ControlDrawing(Of(SampleTargets.Waits(24)), ChartFrame.Page);

        Assert.Null(drawing.Wanted);
        Assert.Contains(drawing.Labels, label => label.Label.Lines[0].Text == "↑ Target 92%");
        Assert.True(drawing.Plot.Ticks.High < 80);
    }

    [Fact]
    public async Task Under_13_figures_the_limits_are_dashed_and_called_trial_limits()
    {
        var few = await Rendered.AsHtmlAsync<ControlChart>(("Signal", Of(SampleTargets.Waits(12))));
        var enough = await Rendered.AsHtmlAsync<ControlChart>(("Signal", Of(SampleTargets.Waits(13))));

        Assert.Contains("class=\"limit trial\"", few, StringComparison.Ordinal);
        Assert.Contains("(trial)", few, StringComparison.Ordinal);
        Assert.DoesNotContain("trial", enough, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_has_its_own_shape_and_its_rule_is_named()
    {
        var signal = Of(SampleTargets.Waits(24, change: parts => parts.Observations = [.. parts.Observations.Select((seen, i) => seen with { Value = i < 23 ? 60 + (i % 2) : 80 })]));
        var html = await Rendered.AsHtmlAsync<ControlChart>(("Signal", signal));

        Assert.Equal(PointLabel.Improvement, signal.Rows[^1].Point.Label);
        Assert.Contains("<path class=\"better\"", html, StringComparison.Ordinal);
        Assert.Contains(">Above its range<", html, StringComparison.Ordinal);
        Assert.Contains(">Real change for the better<", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<path class=\"change\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_running_total_each_point_is_what_was_added()
    {
        double[] totals = [100, 210, 330, 420];
        var assessment = SampleTargets.Exclusions(parts => parts.Observations = [.. totals.Select((total, i) => SampleTargets.Seen(Period.AcademicYear(1996 + i), total))]);
        assessment.Indicator.Accumulation = Accumulation.Cumulative;

        var signal = Of(assessment);

        Assert.Equal([110, 120, 90], signal.Rows.Select(row => row.Figure));
        Assert.Null(signal.Wanted);
        Assert.Contains("The figures are a running total. Each point is what one period added.", signal.Notes);
    }

    [Theory]
    [InlineData(TargetStatus.OffTrack, Assurance.Fail)]
    [InlineData(TargetStatus.Missed, Assurance.None)]
    public void After_the_verdict_nobody_asks_whether_it_will_be_hit(TargetStatus status, Assurance assurance) =>
        Assert.Equal(assurance, Of(SampleTargets.Waits(24, change: parts => parts.Status = status)).Chart.Assurance);

    private static SignalSeries Of(TargetAssessment assessment) => ((Answer<SignalSeries>.Found)SignalSeries.Of(assessment, everything: false)).Value;
}
