using Microsoft.AspNetCore.Components;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;

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
    private IReadOnlyList<TrajectoryRow> _rows = [];
    private IReadOnlyList<TrajectoryDrawing> _drawings = [];
    private TrajectoryTexts _texts = null!;

    [Parameter, EditorRequired]
    public required TargetAssessment Assessment { get; set; }

    /// <summary>Where it is heading with the plans is drawn too; null to leave that out.</summary>
    [Parameter]
    public TargetStrategy? Plans { get; set; }

    [Parameter]
    public TrajectorySize Size { get; set; }

    // Two layouts, of which site.css shows the one that fits: text in a drawing that shrinks would shrink with it.
    private IReadOnlyList<ChartFrame> Frames => Size switch
    {
        TrajectorySize.Board => [ChartFrame.Board, ChartFrame.Narrow],
        TrajectorySize.Page => [ChartFrame.Page, ChartFrame.Narrow],
        _ => [ChartFrame.Standalone],
    };

    private string SourceLine => $"Source: {Assessment.Indicator.Source}. Method {Assessment.MethodVersion}.";

    protected override void OnParametersSet()
    {
        _rows = TrajectorySeries.Of(Assessment, Plans);
        _texts = new TrajectoryTexts(Assessment, _rows);
        _drawings = _rows.Any(row => row.Actual is not null || row.Needed is not null)
            ? [.. Frames.Select(frame => new TrajectoryDrawing(Assessment, _rows, _texts.Landing is null ? frame : frame.WithTwoForecasts))]
            : [];
    }

    private static string N(double value) => PathData.Number(value);

    private string Id(TrajectoryDrawing drawing) => $"{Assessment.Target.Slug}-{drawing.Frame.Name}-";

    private static string Dots(TrajectoryDrawing drawing) => string.Concat(drawing.Dots.Select(dot => $"M{N(dot.X)} {N(dot.Y)}h0"));
}
