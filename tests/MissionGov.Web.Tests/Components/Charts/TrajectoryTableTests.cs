using System.Xml.Linq;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;
using MissionGov.Web.Components.Charts;

namespace MissionGov.Web.Tests.Components.Charts;

public class TrajectoryTableTests
{
    [Fact]
    public async Task It_lists_what_the_chart_draws()
    {
        var assessment = SampleTargets.Waits();
        var drawing = new TrajectoryDrawing(assessment, TrajectorySeries.Of(assessment), ChartFrame.Board);

        var rows = await RowsOf(assessment);

        Assert.Equal(drawing.Actual.Sum(segment => segment.Count), rows.Count(row => row[1] != "[z]"));
        Assert.Equal(drawing.Needed.Count, rows.Count(row => row[2] != "[z]"));
        Assert.Equal(drawing.Median.Count - 1, rows.Count(row => row[4] != "[z]"));
        Assert.Equal(["November 2025", "61.8", "63.8", "−2.0", "[z]", "[z]"], rows.Single(row => row[0] == "November 2025"));
        var end = assessment.Projected[^1].Point;
        Assert.Equal(["March 2029", "[z]", "92.0", "[z]", assessment.Unit.Number(end.Median), $"{assessment.Unit.Number(end.Interval(0.8).Lower)} to {assessment.Unit.Number(end.Interval(0.8).Upper)}"], rows[^1]);
    }

    [Fact]
    public async Task With_the_plans_it_has_their_middle_and_range_for_every_period_to_come()
    {
        var assessment = SampleTargets.Waits();
        var strategy = SampleStrategies.Of(assessment, 12);
        var (unit, sum) = (assessment.Unit, strategy.Sum!);

        var rows = await RowsOf(assessment, strategy);

        Assert.Equal([unit.Number(sum.Median), $"{unit.Number(sum.Intervals[1].Lower)} to {unit.Number(sum.Intervals[1].Upper)}"], rows[^1][6..]);
        Assert.All(rows, row => Assert.Equal(row[4] == "[z]", row[6] == "[z]"));
        Assert.All(await RowsOf(assessment), row => Assert.Equal(6, row.Count));
    }

    [Fact]
    public async Task No_cell_is_blank_and_marks_are_explained()
    {
        var assessment = SampleTargets.Waits(change: parts => parts.Observations =
        [
            .. parts.Observations.SkipLast(2),
            SampleTargets.Seen(Period.Month(2025, 10), null, Quality.Confidential),
            SampleTargets.Seen(Period.Month(2025, 11), 61.8, Quality.Provisional),
        ]);

        var rows = await RowsOf(assessment);
        var html = await Rendered.AsHtmlAsync<TrajectoryTable>(("Assessment", assessment));

        Assert.All(rows, row => Assert.All(row, cell => Assert.NotEmpty(cell)));
        Assert.Equal("[c]", rows.Single(row => row[0] == "October 2025")[1]);
        Assert.Equal("61.8 [p]", rows.Single(row => row[0] == "November 2025")[1]);
        Assert.Contains("[c] confidential", html, StringComparison.Ordinal);
        Assert.Contains("[p] provisional", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_has_a_caption_and_scoped_headings()
    {
        var table = XElement.Parse(await Rendered.AsHtmlAsync<TrajectoryTable>(("Assessment", SampleTargets.Waits()))).Descendants("table").Single();

        Assert.Equal("18-week waits (%)", table.Element("caption")!.Value);
        Assert.All(table.Descendants("th"), heading => Assert.NotNull(heading.Attribute("scope")));
    }

    private static async Task<List<List<string>>> RowsOf(TargetAssessment assessment, TargetStrategy? plans = null) =>
        [.. XElement.Parse(await Rendered.AsHtmlAsync<TrajectoryTable>(("Assessment", assessment), ("Plans", plans))).Descendants("tbody").Elements("tr").Select(row => row.Elements().Select(cell => cell.Value).ToList())];
}
