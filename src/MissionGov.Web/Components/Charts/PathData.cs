using System.Globalization;
using System.Text;

namespace MissionGov.Web.Components.Charts;

/// <summary>Points written as the commands of an SVG path, the same in every culture and no more exact than a screen.</summary>
internal static class PathData
{
    /// <summary>A coordinate to a tenth of a pixel.</summary>
    public static string Number(double value) => Short(Round(value));

    /// <summary>Steps from point to point: half the bytes of full coordinates. Steps join rounded points, so that rounding does not add up.</summary>
    public static string Line(IEnumerable<Point> points)
    {
        var path = new StringBuilder();
        decimal x = 0, y = 0;
        foreach (var point in points)
        {
            var (nextX, nextY) = (Round(point.X), Round(point.Y));
            path.Append(path.Length == 0 ? 'M' : 'l').Append(Short(nextX - x));
            if (nextY >= y) path.Append(' ');
            path.Append(Short(nextY - y));
            (x, y) = (nextX, nextY);
        }

        return path.ToString();
    }

    /// <summary>One path of several lines. A line of a single point still shows, as a dot the width of the pen.</summary>
    public static string Lines(IEnumerable<IReadOnlyList<Point>> lines) =>
        string.Concat(lines.Select(line => line.Count == 1 ? $"{Line(line)}h0" : Line(line)));

    /// <summary>The surface between an upper and a lower edge, both from left to right.</summary>
    public static string Surface(IReadOnlyList<Point> upper, IReadOnlyList<Point> lower) => Line(upper.Concat(lower.Reverse())) + "Z";

    private static decimal Round(double value) => Math.Round((decimal)value, 1);

    // ".5" for "0.5", as SVG allows.
    private static string Short(decimal value) => value.ToString("#.#;-#.#;0", CultureInfo.InvariantCulture);
}
