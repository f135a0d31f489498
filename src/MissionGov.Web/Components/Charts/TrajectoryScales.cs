using MissionGov.Domain.Missions;

namespace MissionGov.Web.Components.Charts;

/// <summary>Where months and values of one trajectory fall in a frame.</summary>
internal sealed class TrajectoryScales
{
    // The outermost fan may stretch the axis by half; beyond that it runs off the drawing rather than flatten the rest.
    private const double FanStretch = 0.5;
    private const double Inner = 0.8;
    private const double Outer = 0.95;
    private const double TickGap = 8;
    private const double EndGap = 12;

    // Keeps the dot of the first or last point whole.
    private const double DotRoom = 8;

    public TrajectoryScales(TargetAssessment assessment, IReadOnlyList<TrajectoryRow> rows, ChartFrame frame, double endLabels)
    {
        var ticks = TicksOf(assessment, rows, frame);
        var left = ticks.Values.Max(tick => TextWidth.Of(AxisText.Value(assessment.Unit, ticks, tick), frame.FontSize)) + TickGap;
        var right = frame.Width - (endLabels > 0 ? endLabels + EndGap : DotRoom);
        var x = new Scale(rows[0].Period.EndMonth, Math.Max(rows[^1].Period.EndMonth, rows[0].Period.EndMonth + 1), left + DotRoom, right - (endLabels > 0 ? 0 : DotRoom));
        Plot = new Plot(frame, ticks, x, new Scale(ticks.Low, ticks.High, frame.Height - frame.Footer, frame.Header), left, right);
    }

    public Plot Plot { get; }

    public NiceTicks Ticks => Plot.Ticks;

    public double Left => Plot.Left;

    public double Right => Plot.Right;

    public double Top => Plot.Top;

    public double Bottom => Plot.Bottom;

    public Scale X => Plot.X;

    public Scale Y => Plot.Y;

    public Point At(Period period, double value) => new(X[period.EndMonth], Y.Clamped(value));

    private static NiceTicks TicksOf(TargetAssessment assessment, IReadOnlyList<TrajectoryRow> rows, ChartFrame frame)
    {
        var known = rows.SelectMany(row => new[] { row.Actual, row.Needed }).OfType<double>().ToList();
        var core = new List<double>(known);
        var outer = new List<double>();
        foreach (var point in rows.Select(row => row.Projected).OfType<Analysis.TimeSeries.ProjectedPoint>())
        {
            core.Add(point.Median);
            var (inner, wide) = (point.Interval(Inner), point.Interval(Outer));
            core.AddRange([inner.Lower, inner.Upper]);
            outer.AddRange([wide.Lower, wide.Upper]);
        }

        core.AddRange(rows.Select(row => row.WithPlans?.Interval(Inner)).OfType<Analysis.TimeSeries.Interval>().SelectMany(range => new[] { range.Lower, range.Upper }));
        var (low, high) = (core.Min(), core.Max());
        var room = FanStretch * (high - low);
        if (outer.Count > 0) (low, high) = (Math.Max(low - room, Math.Min(low, outer.Min())), Math.Min(high + room, Math.Max(high, outer.Max())));
        return NiceTicks.Over(low, high, frame.TicksAtMost, known.Min() >= 0 ? 0 : null, assessment.Unit.Kind == UnitKind.Percent && known.Max() <= Percent ? Percent : null);
    }

    private const double Percent = 100;
}
