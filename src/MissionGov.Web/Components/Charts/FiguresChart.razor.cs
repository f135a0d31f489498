using Microsoft.AspNetCore.Components;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Components.Charts;

/// <summary>A plain line of figures: no target, no forecast.</summary>
public sealed partial class FiguresChart
{
    private List<FiguresPoint> _values = [];
    private IReadOnlyList<FiguresDrawing> _drawings = [];

    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>The place and the part of the people.</summary>
    [Parameter, EditorRequired] public required string About { get; set; }

    [Parameter, EditorRequired] public required Unit Unit { get; set; }

    [Parameter, EditorRequired] public required string Source { get; set; }

    [Parameter, EditorRequired] public required int MonthsPerPeriod { get; set; }

    /// <summary>Oldest first.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<PeriodVintages> Periods { get; set; }

    [Parameter, EditorRequired] public required SeriesSegments Segments { get; set; }

    /// <summary>A picture of its own.</summary>
    [Parameter] public bool Alone { get; set; }

    /// <summary>Whether there is more than one figure to draw.</summary>
    public static bool CanDraw(IEnumerable<PeriodVintages> periods) => periods.Count(period => period.Now.Value is not null) > 1;

    private string Subtitle => $"{About}, {AxisText.Short(_values[0].Period.Period)} to {AxisText.Short(_values[^1].Period.Period)}";

    private string Description => $"{Name}, {About}: from {Figure(_values[0])} {_values[0].Period.Period.When} to {Figure(_values[^1])} {_values[^1].Period.Period.When}.";

    private string Rings => _drawings[0].First.Count > 0 ? "Rings show what was first published, where it has changed since." : "";

    protected override void OnParametersSet()
    {
        _values = [.. Periods.Where(period => period.Now.Value is not null).Select(period => new FiguresPoint(period, period.Now.Value!.Value, Segments.Of(period.Period)))];
        ChartFrame[] frames = Alone ? [ChartFrame.Standalone] : [ChartFrame.Page, ChartFrame.Narrow];
        _drawings = CanDraw(Periods) ? [.. frames.Select(frame => new FiguresDrawing(_values, Unit, MonthsPerPeriod, frame))] : [];
    }

    private string Figure(FiguresPoint point) => Unit.ValueInWords(point.Value);
}
