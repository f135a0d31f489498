namespace MissionGov.Web.Components.Charts;

/// <summary>Finds room for labels: none covers another, none is cut off, and few cross a line.</summary>
internal sealed class LabelLayout(Box bounds)
{
    // Where no wished-for place is free, the nearest place on a grid of this many pixels.
    private const double GridStep = 6;

    // In pixels of distance: crossing a line is worth a long way round, covering another label is never worth it.
    private const double CostOfLine = 60;
    private const double CostOfLabel = 1e6;

    private const double SamplingStep = 3;

    private readonly List<Box> _taken = [];
    private readonly List<Point> _lines = [];

    /// <summary>Labels keep clear of this line where they can.</summary>
    public void Avoid(IReadOnlyList<Point> line)
    {
        _lines.AddRange(line);
        foreach (var (from, to) in line.Zip(line.Skip(1)))
        {
            var pieces = (int)(Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y)) / SamplingStep);
            for (var i = 1; i < pieces; i++)
            {
                var share = (double)i / pieces;
                _lines.Add(new Point(from.X + (share * (to.X - from.X)), from.Y + (share * (to.Y - from.Y))));
            }
        }
    }

    /// <summary>Takes the first wished-for place that is free, else the best there is.</summary>
    /// <param name="wishes">Left upper corners, best first; at least one.</param>
    public Box Place(double width, double height, IReadOnlyList<Point> wishes)
    {
        var wished = wishes.Select(corner => Inside(new Box(corner.X, corner.Y, width, height))).ToList();
        var free = wished.FindIndex(box => Cost(box) == 0);
        var chosen = free >= 0 ? wished[free] : wished.Concat(Grid(width, height)).MinBy(box => Cost(box) + Distance(box, wished[0]));
        _taken.Add(chosen);
        return chosen;
    }

    private double Cost(Box box) => (CostOfLabel * _taken.Count(box.Overlaps)) + (_lines.Exists(box.Contains) ? CostOfLine : 0);

    private IEnumerable<Box> Grid(double width, double height)
    {
        for (var top = bounds.Top; top + height <= bounds.Bottom; top += GridStep)
        {
            for (var left = bounds.Left; left + width <= bounds.Right; left += GridStep) yield return new Box(left, top, width, height);
        }
    }

    private Box Inside(Box box) => box with
    {
        Left = Math.Max(bounds.Left, Math.Min(box.Left, bounds.Right - box.Width)),
        Top = Math.Max(bounds.Top, Math.Min(box.Top, bounds.Bottom - box.Height)),
    };

    private static double Distance(Box one, Box other) => Math.Sqrt(Math.Pow(one.Left - other.Left, 2) + Math.Pow(one.Top - other.Top, 2));
}
