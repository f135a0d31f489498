using MissionGov.Analysis.ControlCharts;

namespace MissionGov.Web.Components.Charts;

/// <summary>Writes the names of lines and of the latest signals of a control chart beside them.</summary>
internal sealed class ControlLabels
{
    private const double Near = 9;

    // From the top of a line of text to its baseline, in em.
    private const double Ascent = 0.92;

    // The latest runs are named; the table names all. A phone has room for fewer.
    private const int NamedRuns = 4;
    private const int NamedRunsOnPhone = 2;

    // A reason is a sentence: it is broken into lines of this many em.
    private const double ReasonWidth = 13;

    private readonly ControlDrawing _drawing;
    private readonly ChartFrame _frame;
    private readonly LabelLayout _layout;
    private readonly List<PlacedLabel> _placed = [];

    public ControlLabels(ControlDrawing drawing, SignalSeries signal, ControlTexts texts)
    {
        _drawing = drawing;
        _frame = drawing.Plot.Frame;
        var plot = drawing.Plot;
        _layout = new LabelLayout(new Box(0, plot.Top, _frame.Width, (_frame.EndLabels ? plot.Bottom : _frame.Height) - plot.Top));
        foreach (var line in drawing.Lines) _layout.Avoid(line);
        foreach (var stretch in drawing.Stretches)
            foreach (var y in new[] { stretch.Mean, stretch.Lower, stretch.Upper }) _layout.Avoid([new Point(stretch.From, y), new Point(stretch.To, y)]);
        if (drawing.Wanted is { } wanted) _layout.Avoid([new Point(plot.Left, wanted), new Point(plot.Right, wanted)]);
        foreach (var mark in drawing.Marks) _layout.Take(new Box(mark.At.X - (Near / 2), mark.At.Y - (Near / 2), Near, Near));
        _layout.Take(new Box(0, plot.Bottom, _frame.Width, ChartFrame.MonthsHigh * _frame.FontSize));
        _layout.Take(new Box(0, plot.Top - _frame.FontSize, plot.Left, plot.Bottom - plot.Top + _frame.FontSize));

        Target(signal, texts);
        Limits(texts);
        foreach (var (x, seriesBreak) in drawing.Rebases) Place(new ChartLabel("tick", Reason(seriesBreak.Reason)), "start", (width, height) => [new Point(x + Near, plot.Top), new Point(x - width - Near, plot.Top), new Point(x + Near, plot.Bottom - height)]);
        foreach (var run in Runs(signal).TakeLast(_frame.EndLabels ? NamedRuns : NamedRunsOnPhone)) Name(run);
    }

    public IReadOnlyList<PlacedLabel> Placed => _placed;

    private void Target(SignalSeries signal, ControlTexts texts)
    {
        if (texts.Wanted is not { } wanted) return;
        var plot = _drawing.Plot;
        var above = signal.Wanted > plot.Ticks.High;
        var label = new ChartLabel("goal", [new LabelLine(_drawing.Wanted is null ? $"{(above ? "↑" : "↓")} {wanted}" : wanted, Strong: true)]);
        var y = _drawing.Wanted ?? (above ? plot.Top : plot.Bottom);
        Place(label, _frame.EndLabels ? "start" : "end", (width, height) => _frame.EndLabels ? AtEnd(y) : [new Point(plot.Right - width, y - height - 2), new Point(plot.Right - width, y + 2), new Point(plot.Left + Near, y - height - 2)]);
    }

    private void Limits(ControlTexts texts)
    {
        var plot = _drawing.Plot;
        if (_frame.EndLabels)
        {
            foreach (var (label, at) in texts.Lines(_frame)) Place(label, "start", (_, _) => AtEnd(plot.Y.Clamped(at)));
        }
        else if (texts.Range is { } range)
        {
            Place(new ChartLabel("tick", [.. TextWidth.Wrap(range, _frame.FontSize, _frame.Width).Select(line => new LabelLine(line))]), "start", (_, height) => [new Point(0, _frame.Height - height)]);
        }
    }

    /// <summary>Level with the end of its line, or as little above or below as keeps it clear.</summary>
    private IReadOnlyList<Point> AtEnd(double y) =>
        [.. Enumerable.Range(0, (int)_frame.Height).Select(i => new Point(_drawing.Plot.Right + Near, y - (_frame.LineHeight / 2) + (i % 2 == 0 ? i / 2 : -(i / 2) - 1)))];

    private List<LabelLine> Reason(string reason) => _frame.EndLabels
        ? [new LabelLine("New range:"), .. TextWidth.Wrap(reason, _frame.FontSize, ReasonWidth * _frame.FontSize).Select(line => new LabelLine(line))]
        : [new LabelLine("New range")];

    /// <summary>Neighbouring points that follow the same rule in the same direction.</summary>
    private static List<List<SignalRow>> Runs(SignalSeries signal)
    {
        var runs = new List<List<SignalRow>>();
        SignalRow? before = null;
        foreach (var row in signal.Rows)
        {
            if (row.Point.Deciding != SpecialCauses.None)
            {
                if (before is not null && (before.Point.Deciding, before.Point.Direction, before.Point.Group) == (row.Point.Deciding, row.Point.Direction, row.Point.Group)) runs[^1].Add(row);
                else runs.Add([row]);
            }

            before = row;
        }

        return runs;
    }

    private void Name(List<SignalRow> run)
    {
        var middle = run[run.Count / 2];
        var (at, up) = (_drawing.At(middle), middle.Point.Direction > 0);
        Place(new ChartLabel(SignalWords.Mark(middle.Point.Label), [new LabelLine(SignalWords.OnChart(middle.Point.Deciding, middle.Point.Direction), Strong: true)]), "start", (width, height) =>
        {
            var (over, under) = (at.Y - height - Near, at.Y + Near);
            return
            [
                .. new[] { up ? over : under, up ? under : over }.SelectMany(y => new[] { at.X - (width / 2), at.X - width, at.X }.Select(x => new Point(x, y))),
                new Point(at.X - width - Near, at.Y - (height / 2)), new Point(at.X + Near, at.Y - (height / 2)),
            ];
        });
    }

    private void Place(ChartLabel label, string anchor, Func<double, double, IReadOnlyList<Point>> wishes)
    {
        var width = label.Lines.Max(line => line.WidthAt(_frame));
        var height = label.Lines.Count * _frame.LineHeight;
        var box = _layout.Place(width, height, wishes(width, height));
        _placed.Add(new PlacedLabel(label, box, anchor, anchor == "start" ? box.Left : box.Right, [.. label.Lines.Select((_, i) => box.Top + (i * _frame.LineHeight) + (Ascent * _frame.FontSize))]));
    }
}
