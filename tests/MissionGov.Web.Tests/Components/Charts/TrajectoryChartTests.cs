using System.Globalization;
using System.Text;
using System.Xml.Linq;
using MissionGov.Domain.Missions;
using MissionGov.Web.Components.Charts;

namespace MissionGov.Web.Tests.Components.Charts;

public class TrajectoryChartTests
{
    // Half of what the board's first view may weigh is for two of these.
    private const int BoardBytes = 10_240;

    public static TheoryData<string> Samples => [.. Named.Keys];

    private static readonly Dictionary<string, Func<TargetAssessment>> Named = new()
    {
        ["waits"] = () => SampleTargets.Waits(),
        ["too short"] = () => SampleTargets.Waits(2, chance: null),
        ["no figures"] = () => SampleTargets.Waits(change: parts => parts.Observations = []),
        ["one figure"] = () => SampleTargets.Waits(1, chance: null),
        ["falling"] = () => SampleTargets.Exclusions(),
        ["a break"] = () => SampleTargets.Waits(change: parts => parts.Breaks.Add(new SeriesBreak(new DateOnly(2023, 4, 1), "New method"))),
        ["past"] = () => SampleTargets.Exclusions(parts =>
        {
            parts.Status = TargetStatus.Missed;
            parts.Observations = [.. parts.Observations, .. new[] { 9880d, 9440, 9170, 8680, 8130 }.Select((value, i) => SampleTargets.Seen(Period.AcademicYear(2003 + i), value))];
        }),
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void No_label_covers_another_or_is_cut_off(string sample)
    {
        var assessment = Named[sample]();
        foreach (var frame in new[] { ChartFrame.Board, ChartFrame.Narrow, ChartFrame.Page, ChartFrame.Standalone })
        {
            var boxes = new TrajectoryDrawing(assessment, TrajectorySeries.Of(assessment), frame).Labels.Select(label => label.Box).ToList();

            Assert.NotEmpty(boxes);
            Assert.All(boxes, box => Assert.True(new Box(0, 0, frame.Width, frame.Height).Holds(box), $"{frame.Name}: {box}"));
            Assert.All(boxes.SelectMany((one, i) => boxes.Skip(i + 1).Select(other => (one, other))), pair => Assert.False(pair.one.Overlaps(pair.other), $"{frame.Name}: {pair}"));
        }
    }

    [Theory]
    [InlineData(12)]
    [InlineData(0.1)]
    [InlineData(60)]
    public void With_the_plans_no_label_covers_another_or_is_cut_off(double effect)
    {
        var assessment = SampleTargets.Waits();
        var rows = TrajectorySeries.Of(assessment, SampleStrategies.Of(assessment, effect));
        foreach (var frame in new[] { ChartFrame.Narrow.WithTwoForecasts, ChartFrame.Page.WithTwoForecasts, ChartFrame.Standalone.WithTwoForecasts })
        {
            var labels = new TrajectoryDrawing(assessment, rows, frame).Labels;
            var boxes = labels.Select(label => label.Box).ToList();

            Assert.Contains(labels, label => label.Label.Lines[0].Text.EndsWith("With the plans", StringComparison.Ordinal));
            Assert.All(boxes, box => Assert.True(new Box(0, 0, frame.Width, frame.Height).Holds(box), $"{frame.Name}: {box}"));
            Assert.All(boxes.SelectMany((one, i) => boxes.Skip(i + 1).Select(other => (one, other))), pair => Assert.False(pair.one.Overlaps(pair.other), $"{frame.Name}: {pair}"));
        }
    }

    [Fact]
    public async Task The_line_with_the_plans_ends_where_they_land_and_is_told_in_words()
    {
        var assessment = SampleTargets.Waits();
        var strategy = SampleStrategies.Of(assessment, 12);
        var drawing = new TrajectoryDrawing(assessment, TrajectorySeries.Of(assessment, strategy), ChartFrame.Page);

        Assert.Equal(drawing.Scales.At(assessment.Goal.Deadline, strategy.Sum!.Median), drawing.WithPlans[^1]);
        Assert.Equal(drawing.Median.Count, drawing.WithPlans.Count);
        foreach (var size in new[] { TrajectorySize.Page, TrajectorySize.Standalone })
        {
            var html = await Rendered.AsHtmlAsync<TrajectoryChart>(("Assessment", assessment), ("Plans", strategy), ("Size", size));
            var all = XElement.Parse(html);
            Assert.All(all.DescendantsAndSelf().Where(element => element.Name.LocalName == "svg"), svg =>
            {
                Assert.Equal(3, svg.Elements().Count(element => element.Attribute("class")?.Value is "plans" or "plans-band" or "plans-end"));
                Assert.Contains("With the plans: about ", svg.Elements().Single(element => element.Name.LocalName == "desc").Value, StringComparison.Ordinal);
            });
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_drawing_of_the_board_is_well_formed_and_small(string sample)
    {
        var html = await Rendered.AsHtmlAsync<TrajectoryChart>(("Assessment", Named[sample]()));

        Assert.True(Encoding.UTF8.GetByteCount(html) <= BoardBytes, $"{Encoding.UTF8.GetByteCount(html)} bytes");
        var drawings = XElement.Parse(html).Descendants("svg").ToList();
        Assert.Equal(2, drawings.Count);
        Assert.All(drawings, svg => Assert.Equal("img", svg.Attribute("role")?.Value));
        Assert.All(drawings, svg => Assert.All(svg.Attribute("aria-labelledby")!.Value.Split(' '), id => Assert.Single(svg.Elements(), element => element.Attribute("id")?.Value == id)));
        var ids = drawings.Descendants().Select(element => element.Attribute("id")?.Value).OfType<string>().ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task Every_line_is_named_where_it_ends()
    {
        var html = await Rendered.AsHtmlAsync<TrajectoryChart>(("Assessment", SampleTargets.Waits()));

        Assert.All(["Actual", "Where it needs to be", "If nothing changes", "2.0 points behind", "by March 2029", "8 in 10: 63 to 89%", "Nov 2025"], label => Assert.Contains($">{label}<", html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_title_is_a_finding_and_its_description_is_the_sentence_of_the_status()
    {
        var assessment = SampleTargets.Waits();

        var svg = XElement.Parse(await Rendered.AsHtmlAsync<TrajectoryChart>(("Assessment", assessment))).Descendants("svg").First();

        Assert.Equal("18-week waits: 2.0 points behind where it needs to be", svg.Element("title")!.Value);
        Assert.StartsWith(StatusSentence.Alone(assessment), svg.Element("desc")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_forecast_it_says_how_much_history_is_missing_and_draws_no_fan()
    {
        var html = await Rendered.AsHtmlAsync<TrajectoryChart>(("Assessment", SampleTargets.Waits(2, chance: null)));

        Assert.DoesNotContain("class=\"fan\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("If nothing changes", html, StringComparison.Ordinal);
        Assert.Contains("2 of 3.", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_period_and_a_series_break_both_break_the_line()
    {
        var assessment = SampleTargets.Waits(change: parts =>
        {
            parts.Breaks.Add(new SeriesBreak(new DateOnly(2023, 4, 1), "New method"));
            parts.Observations = [.. parts.Observations.Where(seen => seen.Period != Period.Month(2025, 1))];
        });

        var drawing = new TrajectoryDrawing(assessment, TrajectorySeries.Of(assessment), ChartFrame.Board);

        Assert.Equal(3, drawing.Actual.Count);
        Assert.Single(drawing.Breaks);
        Assert.Contains(drawing.Labels, label => label.Label.Lines[0].Text == "Series break");
    }

    [Fact]
    public void History_reaches_twice_as_far_back_as_the_deadline_is_ahead()
    {
        var rows = TrajectorySeries.Of(SampleTargets.Waits(months: 200));

        Assert.Equal(Period.Month(2025, 11).Shift(-80), rows[0].Period);
        Assert.Equal(Period.Month(2029, 3), rows[^1].Period);
    }

    [Fact]
    public void A_share_is_never_drawn_beyond_0_to_100()
    {
        var assessment = SampleTargets.Waits(change: parts => parts.Observations = [.. parts.Observations.Select(seen => seen with { Value = seen.Value + 34 })]);

        Assert.Equal(100, new TrajectoryDrawing(assessment, TrajectorySeries.Of(assessment), ChartFrame.Board).Scales.Ticks.High);
    }

    [Fact]
    public void A_year_without_a_figure_keeps_its_place_on_the_axis()
    {
        var assessment = SampleTargets.Exclusions(parts => parts.Observations = [.. parts.Observations.Where(seen => seen.Period != Period.AcademicYear(1999))]);

        var months = new TrajectoryDrawing(assessment, TrajectorySeries.Of(assessment), ChartFrame.Standalone).Months;

        Assert.Contains(months, month => month.Label == "1999/00");
        Assert.Single(months.Zip(months.Skip(1), (later, earlier) => later.Month - earlier.Month).Distinct());
    }

    [Fact]
    public async Task Culture_does_not_change_the_drawing()
    {
        var before = CultureInfo.CurrentCulture;
        var expected = await Rendered.AsHtmlAsync<TrajectoryChart>(("Assessment", SampleTargets.Waits()));
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(expected, await Rendered.AsHtmlAsync<TrajectoryChart>(("Assessment", SampleTargets.Waits())));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Alone_it_is_an_svg_file_with_its_title_source_and_style()
    {
        var svg = XElement.Parse(await Rendered.AsHtmlAsync<TrajectoryChart>(("Assessment", SampleTargets.Waits()), ("Size", TrajectorySize.Standalone)));

        XNamespace space = "http://www.w3.org/2000/svg";
        Assert.Equal(space + "svg", svg.Name);
        Assert.NotNull(svg.Element(space + "style"));
        Assert.Contains(svg.Descendants(space + "text"), text => text.Value.Contains("NHS England", StringComparison.Ordinal));
    }
}
