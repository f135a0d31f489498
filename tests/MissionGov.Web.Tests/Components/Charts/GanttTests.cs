using System.Globalization;
using System.Xml.Linq;
using MissionGov.Web.Components.Charts;

namespace MissionGov.Web.Tests.Components.Charts;

public sealed class GanttTests
{
    private static readonly DateOnly Today = new(2026, 2, 1);

    private static readonly GanttSeries Series = new("NHS", Today,
    [
        Row("40 evening clinics open", "2025-05-01", "2025-12-31", "2026-02-11", isLate: true),
        Row("Patients choose follow-ups", "2025-03-03", "2025-10-31", "2026-05-29", isLate: true),
        Row("Surgical hubs in every region", null, "2027-03-31", "2027-03-31"),
        Row("Every trust has a plan for the longest waits that anybody has", "2025-02-03", "2025-07-31", "2025-07-28", isMet: true),
    ]);

    [Fact]
    public void The_words_say_how_many_are_late_and_by_how_much()
    {
        Assert.Equal("NHS: two milestones are late, the furthest by 7 months", Series.Title);
        Assert.StartsWith("Patients choose follow-ups: 31 October 2025, now 29 May 2026 (+7 months).", Series.Description, StringComparison.Ordinal);
        Assert.Equal("NHS: no milestone is late", (Series with { Rows = [.. Series.Rows.Skip(2)] }).Title);
    }

    [Fact]
    public async Task Bars_and_marks_stand_where_the_table_says()
    {
        var drawing = new GanttDrawing(Series, Series.Rows, GanttFrame.Page);
        var table = XElement.Parse($"<x>{await Rendered.AsHtmlAsync<GanttTable>(("Series", Series))}</x>").Descendants("tbody").Elements("tr").Select(row => row.Elements().Select(cell => cell.Value).ToList()).ToList();

        Assert.Equal(Series.Rows.Count, table.Count);
        foreach (var (bar, cells) in drawing.Bars.Zip(table))
        {
            Assert.Equal(drawing.X[Day(cells[2]).DayNumber], bar.BaselineX);
            Assert.Equal(drawing.X[Day(cells[3].Replace("Met ", "", StringComparison.Ordinal)).DayNumber], bar.ExpectedX);
            Assert.Equal(cells[1] == "[x]" ? (double?)null : drawing.X[Day(cells[1]).DayNumber], bar.Planned?.From);
            Assert.Equal((bar.Planned?.From, bar.Planned is null ? null : (double?)bar.BaselineX), (bar.Work?.From, bar.Planned?.To));
            Assert.Equal(cells[4] == "no" ? "" : cells[4], bar.Row.Slip);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Everything_is_drawn_inside_the_paper(int frame)
    {
        var drawing = new GanttDrawing(Series, Series.Rows, new[] { GanttFrame.Page, GanttFrame.Narrow, GanttFrame.Standalone }[frame]);

        Assert.All(drawing.Bars, bar =>
        {
            Assert.InRange(bar.BaselineX, drawing.Left, drawing.Frame.Width);
            Assert.InRange(GanttDrawing.SlipX(bar) + TextWidth.Of(bar.Row.IsMet ? $"met {bar.Row.Slip}" : bar.Row.Slip, drawing.Frame.FontSize), 0, drawing.Frame.Width + drawing.Frame.Margin);
            Assert.InRange(bar.PlannedY + GanttDrawing.MarkSize, drawing.Top, drawing.Bottom);
            Assert.All(bar.Names, name => Assert.True(TextWidth.Of(name.Text, drawing.Frame.FontSize) <= (drawing.Frame.NamesAbove ? drawing.Frame.Width : drawing.Frame.NameWidth), name.Text));
        });
        Assert.InRange(drawing.Today, drawing.Left, drawing.Frame.Width);
    }

    [Fact]
    public async Task At_most_25_rows_are_on_the_screen_and_all_on_paper()
    {
        var many = Series with { Rows = [.. Enumerable.Range(1, 60).Select(i => Row($"Milestone {i}", "2025-01-01", "2026-01-01", "2026-03-01", isLate: true))] };

        var parts = XElement.Parse(await Rendered.AsHtmlAsync<GanttChart>(("Series", many))).Elements("div").ToList();
        Assert.Equal([("part", 25), ("on-paper", 25), ("on-paper", 10)], parts.Select(part => (part.Attribute("class")!.Value, part.Elements("svg").First().Elements("path").Count(path => path.Attribute("class")?.Value == "due"))));

        var all = XElement.Parse(await Rendered.AsHtmlAsync<GanttChart>(("Series", many), ("ShowsAll", true)));
        Assert.All(all.Elements("div"), part => Assert.Equal("part", part.Attribute("class")!.Value));
    }

    [Fact]
    public async Task A_picture_of_its_own_has_every_row_and_its_words()
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        var picture = XElement.Parse(await Rendered.AsHtmlAsync<GanttChart>(("Series", Series), ("Alone", true)));

        Assert.Equal((svg + "svg", Series.Title), (picture.Name, picture.Element(svg + "title")!.Value));
        Assert.Equal(Series.Rows.Count, picture.Elements(svg + "path").Count(path => path.Attribute("class")!.Value.StartsWith("due", StringComparison.Ordinal)));
        Assert.Contains("+6 weeks", picture.Value, StringComparison.Ordinal);
        Assert.Contains("met −3 days", picture.Value, StringComparison.Ordinal);
    }

    private static GanttRow Row(string name, string? start, string baseline, string expected, bool isLate = false, bool isMet = false) =>
        GanttRow.Of(name, "/missions/nhs/milestones/x", "NHS unit lead", start is null ? null : Iso(start), Iso(baseline), Iso(expected), isMet, isLate);

    private static DateOnly Iso(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.Parse(text.Replace("Sept", "Sep", StringComparison.Ordinal), CultureInfo.GetCultureInfo("en-GB"));
}
