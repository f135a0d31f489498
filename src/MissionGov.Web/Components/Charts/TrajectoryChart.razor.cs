using Microsoft.AspNetCore.Components;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Components.Charts;

/// <summary>Where a trajectory is shown.</summary>
public enum TrajectorySize
{
    Board,
    Page,

    /// <summary>A file of its own, with its style inside.</summary>
    Standalone,
}

/// <summary>Actual, needed and expected values of one target, with every line named where it ends.</summary>
public sealed partial class TrajectoryChart
{
    private const double TickGap = 6;

    // From the axis to the baseline of the months, in em.
    private const double MonthDrop = 1.6;

    private IReadOnlyList<TrajectoryRow> _rows = [];
    private IReadOnlyList<TrajectoryDrawing> _drawings = [];
    private TrajectoryTexts _texts = null!;

    [Parameter, EditorRequired]
    public required TargetAssessment Assessment { get; set; }

    [Parameter]
    public TrajectorySize Size { get; set; }

    // Two layouts, of which site.css shows the one that fits: text in a drawing that shrinks would shrink with it.
    private IReadOnlyList<ChartFrame> Frames => Size switch
    {
        TrajectorySize.Board => [ChartFrame.Board, ChartFrame.Narrow],
        TrajectorySize.Page => [ChartFrame.Page, ChartFrame.Narrow],
        _ => [ChartFrame.Standalone],
    };

    // HTML knows the namespace; a file of its own must say it.
    private string? Namespace => Size == TrajectorySize.Standalone ? "http://www.w3.org/2000/svg" : null;

    private string SourceLine => $"Source: {Assessment.Indicator.Source}. Method {Assessment.MethodVersion}.";

    protected override void OnParametersSet()
    {
        _texts = new TrajectoryTexts(Assessment);
        _rows = TrajectorySeries.Of(Assessment);
        _drawings = _rows.Any(row => row.Actual is not null || row.Needed is not null)
            ? [.. Frames.Select(frame => new TrajectoryDrawing(Assessment, _rows, frame))]
            : [];
    }

    // Razor takes <text> for a word of its own wherever code may stand, so the element is built by hand.
    private static RenderFragment Words(double x, double y, string text, string? kind = null) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", N(x));
        builder.AddAttribute(2, "y", N(y));
        builder.AddAttribute(3, "class", kind);
        builder.AddContent(4, text);
        builder.CloseElement();
    };

    private static string N(double value) => PathData.Number(value);

    private string Id(TrajectoryDrawing drawing) => $"{Assessment.Target.Slug}-{drawing.Frame.Name}-";

    private static string ViewBox(ChartFrame frame) =>
        $"{N(-frame.Margin)} {N(-frame.Margin)} {N(frame.Width + (2 * frame.Margin))} {N(frame.Height + (2 * frame.Margin))}";

    private string? FixedWidth(TrajectoryDrawing drawing) => Size == TrajectorySize.Standalone ? N(drawing.Frame.Width + (2 * drawing.Frame.Margin)) : null;

    private string? FixedHeight(TrajectoryDrawing drawing) => Size == TrajectorySize.Standalone ? N(drawing.Frame.Height + (2 * drawing.Frame.Margin)) : null;

    private static string Grid(TrajectoryDrawing drawing) => string.Concat(drawing.Scales.Ticks.Values
        .Select(tick => $"M{N(drawing.Scales.Left)} {N(drawing.Scales.Y[tick])}H{N(drawing.Scales.Right)}"));

    private static string Dots(TrajectoryDrawing drawing) => string.Concat(drawing.Dots.Select(dot => $"M{N(dot.X)} {N(dot.Y)}h0"));

    /// <summary>Centred under its month, but never cut off at an edge.</summary>
    private static double MonthX(TrajectoryDrawing drawing, int month, string label)
    {
        var half = TextWidth.Of(label, drawing.Frame.FontSize) / 2;
        return Math.Clamp(drawing.Scales.X[month], half, drawing.Frame.Width - half);
    }
}
