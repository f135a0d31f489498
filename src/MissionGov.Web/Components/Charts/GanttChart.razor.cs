using Microsoft.AspNetCore.Components;

namespace MissionGov.Web.Components.Charts;

/// <summary>Milestones on a line of time: a thin grey bar as planned under a bar as expected, the slip in words, and the line of today.</summary>
public sealed partial class GanttChart
{
    private const double ArrowHead = 4;

    [Parameter, EditorRequired]
    public required GanttSeries Series { get; set; }

    /// <summary>Whether rows beyond the first 25 are on the screen too; on paper they always are.</summary>
    [Parameter]
    public bool ShowsAll { get; set; }

    /// <summary>A picture of its own, with all rows.</summary>
    [Parameter]
    public bool Alone { get; set; }

    private IEnumerable<(int Part, GanttRow[] Rows)> Parts => Series.Rows.Chunk(GanttSeries.MostRows).Index();

    private string Key => $"Grey bar and hollow mark: {Series.BaselineInWords}. Blue bar and full mark: now expected. Dotted line: today.";

    private static string Words(GanttRow row) => row.IsMet ? $"met {row.Slip}".TrimEnd() : row.Slip;

    private static string Diamond(double x, double y) =>
        $"M{N(x)} {N(y - GanttDrawing.MarkSize)}l{N(GanttDrawing.MarkSize)} {N(GanttDrawing.MarkSize)}-{N(GanttDrawing.MarkSize)} {N(GanttDrawing.MarkSize)}-{N(GanttDrawing.MarkSize)}-{N(GanttDrawing.MarkSize)}Z";

    // From the date it is compared with to the date expected, between the two bars.
    private static string Arrow(GanttBar bar)
    {
        var (y, back) = (bar.PlannedY, bar.ExpectedX > bar.BaselineX ? -ArrowHead : ArrowHead);
        return $"M{N(bar.BaselineX)} {N(y)}H{N(bar.ExpectedX)}M{N(bar.ExpectedX + back)} {N(y - ArrowHead)}L{N(bar.ExpectedX)} {N(y)}L{N(bar.ExpectedX + back)} {N(y + ArrowHead)}";
    }

    private static string Id(GanttDrawing drawing, int part) => $"gantt-{drawing.Frame.Name}-{part}-";

    private static string N(double value) => PathData.Number(value);
}
