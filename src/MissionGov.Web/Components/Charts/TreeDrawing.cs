namespace MissionGov.Web.Components.Charts;

/// <summary>A part of a tree.</summary>
/// <param name="Parent">Null for a root.</param>
/// <param name="Kind">The class of its box in site.css.</param>
public sealed record TreeItem(Guid Id, Guid? Parent, string Text, string Kind);

/// <summary>A box with its lines of text.</summary>
internal sealed record TreeBox(TreeItem Item, Box At, IReadOnlyList<(string Text, double Y)> Lines);

/// <summary>Lays a tree out from left to right: a column for each level, parents level with the middle of their children.</summary>
internal sealed class TreeDrawing
{
    public const double FontSize = 13.5;

    private const double BoxWidth = 190;
    private const double ColumnGap = 34;
    private const double RowGap = 10;
    private const double Padding = 8;
    private const double LineHeight = 1.2 * FontSize;

    private readonly ILookup<Guid?, TreeItem> _below;
    private readonly List<TreeBox> _boxes = [];
    private readonly List<(Point From, Point To)> _lines = [];
    private double _next;

    public TreeDrawing(IReadOnlyList<TreeItem> items)
    {
        var known = items.Select(item => item.Id).ToHashSet();
        _below = items.ToLookup(item => item.Parent is { } parent && known.Contains(parent) ? item.Parent : null);
        foreach (var root in _below[null]) Place(root, 0);
        Width = _boxes.Count == 0 ? 0 : _boxes.Max(box => box.At.Right) + 1;
        Height = Math.Max(0, _next - RowGap) + 2;
    }

    public IReadOnlyList<TreeBox> Boxes => _boxes;

    public IReadOnlyList<(Point From, Point To)> Lines => _lines;

    public double Width { get; }

    public double Height { get; }

    private Box Place(TreeItem item, int column)
    {
        var lines = TextWidth.Wrap(item.Text, FontSize, BoxWidth - (2 * Padding));
        var height = (lines.Count * LineHeight) + (2 * Padding);
        var left = 1 + (column * (BoxWidth + ColumnGap));
        var top = _next;
        List<Box> children = [.. _below[item.Id].Select(child => Place(child, column + 1))];

        // A parent taller than all its children pushes what comes after it down.
        var middle = children.Count == 0 ? top + (height / 2) : Math.Max(top + (height / 2), (Middle(children[0]) + Middle(children[^1])) / 2);
        _next = Math.Max(_next, middle + (height / 2) + RowGap);
        var box = new Box(left, middle - (height / 2) + 1, BoxWidth, height);
        _boxes.Add(new TreeBox(item, box, [.. lines.Select((line, i) => (line, box.Top + Padding + (i * LineHeight) + FontSize))]));
        _lines.AddRange(children.Select(child => (new Point(box.Right, Middle(box)), new Point(child.Left, Middle(child)))));
        return box;
    }

    private static double Middle(Box box) => box.Top + (box.Height / 2);
}
