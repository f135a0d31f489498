using System.Globalization;

namespace MissionGov.Web.Components.Strategies;

/// <summary>Where a value lies along a bar, as SVG takes it: a percentage of the width, with a margin at both sides so that lines at the ends are seen whole.</summary>
internal sealed class BarScale(IReadOnlyCollection<double> ends)
{
    private readonly double _least = ends.Min();
    private readonly double _span = Math.Max(ends.Max() - ends.Min(), double.Epsilon);

    public string At(double value) => Share(1 + (98 * (value - _least) / _span));

    public string Wide(double from, double to) => Share(Math.Max(0.4, 98 * Math.Abs(to - from) / _span));

    private static string Share(double percent) => string.Create(CultureInfo.InvariantCulture, $"{percent:0.##}%");
}
