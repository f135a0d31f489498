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
        Ticks = TicksOf(assessment, rows, frame);
        Left = Ticks.Values.Max(tick => TextWidth.Of(AxisText.Value(assessment.Unit, Ticks, tick), frame.FontSize)) + TickGap;
        Right = frame.Width - (endLabels > 0 ? endLabels + EndGap : DotRoom);
        Top = frame.Header;
        Bottom = frame.Height - frame.Footer;
        X = new Scale(rows[0].Period.EndMonth, Math.Max(rows[^1].Period.EndMonth, rows[0].Period.EndMonth + 1), Left + DotRoom, Right - (endLabels > 0 ? 0 : DotRoom));
        Y = new Scale(Ticks.Low, Ticks.High, Bottom, Top);
    }

    public NiceTicks Ticks { get; }

    public double Left { get; }

    public double Right { get; }

    public double Top { get; }

    public double Bottom { get; }

    public Scale X { get; }

    public Scale Y { get; }

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

        var (low, high) = (core.Min(), core.Max());
        var room = FanStretch * (high - low);
        if (outer.Count > 0) (low, high) = (Math.Max(low - room, Math.Min(low, outer.Min())), Math.Min(high + room, Math.Max(high, outer.Max())));
        return NiceTicks.Over(low, high, frame.TicksAtMost, known.Min() >= 0 ? 0 : null, assessment.Unit.Kind == UnitKind.Percent && known.Max() <= Percent ? Percent : null);
    }

    private const double Percent = 100;
}
