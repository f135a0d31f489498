namespace MissionGov.Web.Components.Charts;

/// <summary>Finds room for labels: none covers another, none is cut off, and few cross a line.</summary>
internal sealed class LabelLayout(Box bounds)
{
    // Where no wished-for place is free, the nearest place on a grid of this many pixels.
    private const double GridStep = 6;

    // In pixels of distance: crossing a line is worth a long way round, covering another label is never worth it.
    private const double CostOfLine = 60;
    private const double CostOfTint = 40;
    private const double CostOfLabel = 1e6;

    private const double SamplingStep = 3;

    private readonly List<Box> _taken = [];
    private readonly List<Point> _lines = [];
    private readonly List<Point> _tints = [];

    /// <summary>Labels keep clear of this line where they can.</summary>
    public void Avoid(IReadOnlyList<Point> line) => Sample(line, _lines);

    /// <summary>Coloured labels keep clear of the surface between these edges where they can; they would be hard to read on it.</summary>
    public void AvoidSurface(IReadOnlyList<Point> upper, IReadOnlyList<Point> lower)
    {
        foreach (var (over, under) in upper.Zip(lower)) Sample([over, under], _tints);
    }

    /// <summary>What is already written.</summary>
    public void Take(Box box) => _taken.Add(box);

    /// <summary>Takes the first wished-for place that is free, else the best there is.</summary>
    /// <param name="wishes">Left upper corners, best first; at least one.</param>
    /// <param name="onTint">Whether it can be read on a coloured surface.</param>
    public Box Place(double width, double height, IReadOnlyList<Point> wishes, bool onTint = true)
    {
        var wished = wishes.Select(corner => Inside(new Box(corner.X, corner.Y, width, height))).ToList();
        var free = wished.FindIndex(box => Cost(box, onTint, enough: double.Epsilon) == 0);
        var chosen = free >= 0 ? wished[free] : Cheapest(wished, width, height, onTint);
        _taken.Add(chosen);
        return chosen;
    }

    /// <summary>Looks outwards from the first wish, and stops where distance alone costs more than the best so far.</summary>
    private Box Cheapest(List<Box> wished, double width, double height, bool onTint)
    {
        var first = Cost(wished[0], onTint);
        var (best, lowest) = (wished[0], first);
        var near = wished.Skip(1).Concat(Grid(width, height)).Select(box => (box, Distance: Distance(box, wished[0]))).Where(candidate => candidate.Distance < first);
        foreach (var (box, distance) in near.OrderBy(candidate => candidate.Distance))
        {
            if (distance >= lowest) break;
            var cost = distance + Cost(box, onTint, enough: lowest - distance);
            if (cost < lowest) (best, lowest) = (box, cost);
        }

        return best;
    }

    /// <param name="enough">From this cost on, it does not matter how much more it is: lines are many points to look at.</param>
    private double Cost(Box box, bool onTint, double enough = double.PositiveInfinity)
    {
        var cost = CostOfLabel * _taken.Count(box.Overlaps);
        if (cost < enough && _lines.Exists(box.Contains)) cost += CostOfLine;
        if (cost < enough && !onTint && _tints.Exists(box.Contains)) cost += CostOfTint;
        return cost;
    }

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

    private static void Sample(IReadOnlyList<Point> line, List<Point> into)
    {
        into.AddRange(line);
        foreach (var (from, to) in line.Zip(line.Skip(1)))
        {
            var pieces = (int)(Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y)) / SamplingStep);
            for (var i = 1; i < pieces; i++)
            {
                var share = (double)i / pieces;
                into.Add(new Point(from.X + (share * (to.X - from.X)), from.Y + (share * (to.Y - from.Y))));
            }
        }
    }

    private static double Distance(Box one, Box other) => Math.Sqrt(Math.Pow(one.Left - other.Left, 2) + Math.Pow(one.Top - other.Top, 2));
}
