using System.Globalization;
using System.Text;

namespace MissionGov.Web.Components.Charts;

/// <summary>Points written as the commands of an SVG path, the same in every culture and no more exact than a screen.</summary>
internal static class PathData
{
    /// <summary>A coordinate to a tenth of a pixel.</summary>
    public static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    public static string Line(IEnumerable<Point> points)
    {
        var path = new StringBuilder();
        foreach (var point in points) path.Append(path.Length == 0 ? 'M' : 'L').Append(Number(point.X)).Append(' ').Append(Number(point.Y));
        return path.ToString();
    }

    /// <summary>One path of several lines. A line of a single point still shows, as a dot the width of the pen.</summary>
    public static string Lines(IEnumerable<IReadOnlyList<Point>> lines) =>
        string.Concat(lines.Select(line => line.Count == 1 ? $"{Line(line)}h0" : Line(line)));

    /// <summary>The surface between an upper and a lower edge, both from left to right.</summary>
    public static string Surface(IReadOnlyList<Point> upper, IReadOnlyList<Point> lower) => Line(upper.Concat(lower.Reverse())) + "Z";
}
