namespace MissionGov.Web.Components.Charts;

/// <param name="Anchor">As SVG names it: start, middle or end.</param>
/// <param name="X">Where the text is anchored.</param>
/// <param name="Baselines">One for each line.</param>
internal sealed record PlacedLabel(ChartLabel Label, Box Box, string Anchor, double X, IReadOnlyList<double> Baselines);

/// <summary>Writes each label beside what it names; there is no legend.</summary>
internal sealed class TrajectoryLabels
{
    private const double Near = 8;
    private const double AboveFrame = 6;

    // From the top of a line of text to its baseline, in em.
    private const double Ascent = 0.92;

    // Where along a line its name is tried, nearest the middle first.
    private static readonly double[] Along = [0.55, 0.65, 0.45, 0.75, 0.35, 0.85, 0.25];

    private readonly TrajectoryDrawing _drawing;
    private readonly ChartFrame _frame;
    private readonly LabelLayout _layout;
    private readonly List<PlacedLabel> _placed = [];

    public TrajectoryLabels(TrajectoryDrawing drawing, TrajectoryTexts texts)
    {
        _drawing = drawing;
        _frame = drawing.Frame;
        var above = _frame == ChartFrame.Standalone ? drawing.Scales.Top - (2 * _frame.LineHeight) : 0;
        var below = _frame.EndLabels ? drawing.Scales.Bottom : _frame.Height;
        _layout = new LabelLayout(new Box(0, above, _frame.Width, below - above));
        foreach (var line in drawing.Actual.Append(drawing.Needed).Append(drawing.Median).Append(drawing.WithPlans)) _layout.Avoid(line);
        foreach (var x in drawing.Breaks) _layout.Avoid([new Point(x, drawing.Scales.Top), new Point(x, drawing.Scales.Bottom)]);
        if (drawing.Fan is [var widest, ..]) _layout.AvoidSurface(widest.Upper, widest.Lower);
        _layout.AvoidSurface(drawing.PlansBand.Upper, drawing.PlansBand.Lower);

        _layout.Take(new Box(0, drawing.Scales.Bottom, _frame.Width, ChartFrame.MonthsHigh * _frame.FontSize));
        foreach (var tick in drawing.Scales.Ticks.Values) _layout.Take(new Box(0, drawing.Scales.Y[tick] - (_frame.FontSize / 2), drawing.Scales.Left, _frame.FontSize));

        if (texts.Noun is { } noun) Place(new ChartLabel("tick", [new LabelLine(noun)]), "start", (_, height) => [new Point(0, drawing.Scales.Top - height - AboveFrame)]);
        Ends(texts);
        if (drawing.Now is { } now)
        {
            if (drawing.BracketTo is { } needed) Place(Strong(texts.IsBehind ? "behind" : "ahead", texts.Gap!), "end", (width, height) => BesideGap(now, needed, width, height));
            Place(new ChartLabel("tick", [new LabelLine(texts.Now!)]), "middle", (width, height) => AboveLine(now.X, width, height));
        }

        if (drawing.Actual.MaxBy(segment => segment.Count) is { } longest) Place(Strong("actual", "Actual"), "start", (width, height) => Beside(longest, width, height, below: true));
        if (drawing.Needed.Count > 1) Place(new ChartLabel("needed", [new LabelLine("Where it needs to be")]), "start", (width, height) => Beside(drawing.Needed, width, height, below: false));
        foreach (var x in drawing.Breaks) Place(new ChartLabel("tick", [new LabelLine("Series break")]), "start", (width, height) => [new Point(x + Near, drawing.Scales.Top), new Point(x - width - Near, drawing.Scales.Top), new Point(x + Near, drawing.Scales.Bottom - height)]);
    }

    public IReadOnlyList<PlacedLabel> Placed => _placed;

    private void Ends(TrajectoryTexts texts)
    {
        foreach (var label in texts.EndLabels(_frame))
        {
            var end = label.Kind switch
            {
                "goal" => _drawing.Goal!.Value,
                "median" => _drawing.Median[^1],
                "plans" => _drawing.WithPlans[^1],
                _ => new Point(_drawing.Scales.Right, (_drawing.Scales.Top + _drawing.Scales.Bottom) / 2),
            };
            Place(label, _frame.EndLabels ? "start" : "end", (width, height) => _frame.EndLabels || label.Kind == "goal" ? AtEnd(end, width, height) : [new Point(_frame.Width - width, _frame.Height - height), new Point(_frame.Width - width, _frame.Height - (2 * height))]);
        }
    }

    /// <summary>Right of the end, level with it, or as little above or below as keeps it clear; without room at the right, over or under it.</summary>
    private IReadOnlyList<Point> AtEnd(Point end, double width, double height)
    {
        var left = end.X + Near + AboveFrame;
        if (!_frame.EndLabels) return [new Point(end.X - width + Near, end.Y - height - Near - AboveFrame), new Point(end.X - width + Near, end.Y + Near + AboveFrame), new Point(end.X - width - (2 * Near), end.Y - (height / 2))];
        return [.. Enumerable.Range(0, (int)_frame.Height).Select(i => new Point(left, end.Y - (_frame.LineHeight / 2) + (i % 2 == 0 ? i / 2 : -(i / 2) - 1)))];
    }

    private static IReadOnlyList<Point> BesideGap(Point now, Point needed, double width, double height)
    {
        double[] levels = [((now.Y + needed.Y) / 2) - (height / 2), Math.Min(now.Y, needed.Y) - height - Near, Math.Max(now.Y, needed.Y) + Near];
        return [.. levels.Select(top => new Point(now.X - width - Near, top)), .. levels.Select(top => new Point(now.X + Near, top))];
    }

    private IReadOnlyList<Point> AboveLine(double x, double width, double height)
    {
        var top = _drawing.Scales.Top - height - AboveFrame;
        return [new Point(x - (width / 2), top), new Point(x - width, top), new Point(x, top), new Point(x - (width / 2), top - height), new Point(x - width - Near, _drawing.Scales.Top)];
    }

    /// <summary>The best side at every place along the line, then the next best side.</summary>
    private IReadOnlyList<Point> Beside(IReadOnlyList<Point> line, double width, double height, bool below)
    {
        Func<Point, Point> over = point => new Point(point.X - (width / 2), point.Y - height - Near);
        Func<Point, Point> under = point => new Point(point.X - (width / 2), point.Y + Near);
        Func<Point, Point> overLeft = point => new Point(point.X - width - Near, point.Y - height);
        Func<Point, Point> overRight = point => new Point(point.X + Near, point.Y - height);
        Func<Point, Point> underRight = point => new Point(point.X + Near, point.Y);
        Func<Point, Point> underLeft = point => new Point(point.X - width - Near, point.Y);
        var rises = line[^1].Y < line[0].Y;
        Func<Point, Point>[] sides = (below, rises) switch
        {
            (true, true) => [under, underRight, over, overLeft],
            (true, false) => [under, underLeft, over, overRight],
            (false, true) => [overLeft, over, underRight, under],
            (false, false) => [overRight, over, underLeft, under],
        };
        var wishes = sides.SelectMany(side => Along.Select(share => side(line[(int)(share * (line.Count - 1))])));
        return [.. wishes.Where(corner => corner.X >= _drawing.Scales.Left && corner.X + width <= _drawing.Scales.Right).DefaultIfEmpty(over(line[line.Count / 2]))];
    }

    private static ChartLabel Strong(string kind, string text) => new(kind, [new LabelLine(text, Strong: true)]);

    private void Place(ChartLabel label, string anchor, Func<double, double, IReadOnlyList<Point>> wishes)
    {
        var width = label.Lines.Max(line => line.WidthAt(_frame));
        var height = label.Lines.Count * _frame.LineHeight;
        var box = _layout.Place(width, height, wishes(width, height), onTint: label.Kind == "needed");
        var x = anchor switch { "start" => box.Left, "middle" => box.Left + (width / 2), _ => box.Right };
        _placed.Add(new PlacedLabel(label, box, anchor, x, [.. label.Lines.Select((_, i) => box.Top + (i * _frame.LineHeight) + (Ascent * _frame.FontSize))]));
    }
}
