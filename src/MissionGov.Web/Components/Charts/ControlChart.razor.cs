using Microsoft.AspNetCore.Components;
using MissionGov.Analysis.ControlCharts;

namespace MissionGov.Web.Components.Charts;

/// <summary>An XmR chart: mean, limits, target, and points whose shape says what they are.</summary>
public sealed partial class ControlChart
{
    private const double KeyGap = 10;
    private const double BetweenKeys = 24;

    private IReadOnlyList<ControlDrawing> _drawings = [];
    private ControlTexts _texts = null!;

    [Parameter, EditorRequired]
    public required SignalSeries Signal { get; set; }

    [Parameter]
    public TrajectorySize Size { get; set; } = TrajectorySize.Page;

    private string SourceLine => $"Source: {Signal.Assessment.Indicator.Source}. XmR chart, as NHS Making Data Count.";

    protected override void OnParametersSet()
    {
        _texts = new ControlTexts(Signal);
        ChartFrame[] frames = Size == TrajectorySize.Standalone ? [ChartFrame.Standalone] : [ChartFrame.Page, ChartFrame.Narrow];
        _drawings = [.. frames.Select(frame => new ControlDrawing(Signal, frame))];
    }

    /// <summary>The shapes that are there and what they say, side by side above the drawing.</summary>
    private IEnumerable<(PointLabel Label, string Words, double X)> Key(ChartFrame frame)
    {
        var x = KeyGap;
        foreach (var label in Signal.Rows.Where(row => row.Point.Value is not null).Select(row => row.Point.Label).Distinct().Order())
        {
            var words = frame.EndLabels ? SignalWords.Of(label) : SignalWords.InAWord(label);
            yield return (label, words, x);
            x += KeyGap + TextWidth.Of(words, frame.FontSize) + BetweenKeys;
        }
    }

    private static double KeyHeight(ChartFrame frame) => frame.Header - (1.3 * frame.FontSize);

    /// <summary>A disc, a triangle for better, a square for worse, a diamond for a change that is neither.</summary>
    private static string Shape(PointLabel label, Point at) => label switch
    {
        PointLabel.Improvement => $"M{N(at.X)} {N(at.Y - 6)}l5.5 10h-11Z",
        PointLabel.Concern => $"M{N(at.X - 4.5)} {N(at.Y - 4.5)}h9v9h-9Z",
        PointLabel.NeutralHigh or PointLabel.NeutralLow => $"M{N(at.X)} {N(at.Y - 6)}l6 6-6 6-6-6Z",
        _ => $"M{N(at.X)} {N(at.Y)}h0",
    };

    private static string N(double value) => PathData.Number(value);

    private string Id(ControlDrawing drawing) => $"{Signal.Assessment.Target.Slug}-signal-{drawing.Plot.Frame.Name}-";
}
