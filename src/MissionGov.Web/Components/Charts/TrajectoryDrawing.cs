using MissionGov.Domain.Missions;

namespace MissionGov.Web.Components.Charts;

/// <summary>Everything a trajectory draws, worked out; the component only writes it down.</summary>
internal sealed class TrajectoryDrawing
{
    private static readonly double[] FanLevels = [0.95, 0.8, 0.5];

    private const double PlansLevel = 0.8;

    // A fan is smooth: more points than this a level cost bytes and show nothing.
    private const int FanPoints = 20;

    // Sparse series show each point; dense ones are lines.
    private const int DotsUpTo = 20;

    public TrajectoryDrawing(TargetAssessment assessment, IReadOnlyList<TrajectoryRow> rows, ChartFrame frame)
    {
        var texts = new TrajectoryTexts(assessment, rows);
        var endLabels = frame.EndLabels ? texts.EndLabels(frame).SelectMany(label => label.Lines).Select(line => line.WidthAt(frame)).DefaultIfEmpty(0).Max() : 0;
        Frame = frame;
        Scales = new TrajectoryScales(assessment, rows, frame, endLabels);
        Actual = Segments(rows, assessment.Indicator.MonthsPerPeriod);
        Needed = [.. rows.Where(row => row.Needed is not null).Select(row => Scales.At(row.Period, row.Needed!.Value))];
        Official = [.. rows.Where(row => row.Official && row.Period.EndMonth != assessment.Goal.Deadline.EndMonth).Select(row => Scales.At(row.Period, row.Needed!.Value))];
        Breaks = [.. rows.Where(row => row.AfterBreak).Select(row => Scales.X[row.Period.EndMonth - (assessment.Indicator.MonthsPerPeriod / 2.0)])];
        if (assessment.Required.Count > 0) Goal = Scales.At(assessment.Goal.Deadline, assessment.Goal.Value);
        Dots = Actual.Sum(segment => segment.Count) <= DotsUpTo ? [.. Actual.SelectMany(segment => segment)] : [];
        Months = AxisText.Months([.. rows.Select(row => row.Period)], Scales.X[1] - Scales.X[0], frame.FontSize);
        if (assessment.Latest is { Value: { } latest } now)
        {
            Now = Scales.At(now.Period, latest);
            (Median, Fan) = Coming(rows, Now.Value);
            (WithPlans, PlansBand) = Planned(rows, Now.Value);
            if (texts.Gap is not null) BracketTo = Scales.At(now.Period, assessment.RequiredNow!.Value);
        }

        Labels = new TrajectoryLabels(this, texts).Placed;
    }

    public ChartFrame Frame { get; }

    public TrajectoryScales Scales { get; }

    public IReadOnlyList<(int Month, string Label)> Months { get; }

    /// <summary>Broken where a period has no figure and where the series is not comparable with before.</summary>
    public IReadOnlyList<IReadOnlyList<Point>> Actual { get; }

    public IReadOnlyList<Point> Dots { get; }

    public IReadOnlyList<Point> Needed { get; }

    /// <summary>Where the path was officially promised, not drawn in between.</summary>
    public IReadOnlyList<Point> Official { get; }

    public IReadOnlyList<double> Breaks { get; }

    /// <summary>Widest first: upper edge, lower edge.</summary>
    public IReadOnlyList<(IReadOnlyList<Point> Upper, IReadOnlyList<Point> Lower)> Fan { get; } = [];

    public IReadOnlyList<Point> Median { get; } = [];

    /// <summary>The middle of what may come with the plans.</summary>
    public IReadOnlyList<Point> WithPlans { get; } = [];

    /// <summary>Four cases of five with the plans: upper edge, lower edge.</summary>
    public (IReadOnlyList<Point> Upper, IReadOnlyList<Point> Lower) PlansBand { get; } = ([], []);

    public Point? Now { get; }

    /// <summary>The other end of the gap.</summary>
    public Point? BracketTo { get; }

    public Point? Goal { get; }

    public IReadOnlyList<PlacedLabel> Labels { get; }

    private List<IReadOnlyList<Point>> Segments(IReadOnlyList<TrajectoryRow> rows, int monthsPerPeriod)
    {
        var segments = new List<IReadOnlyList<Point>>();
        var current = new List<Point>();
        TrajectoryRow? before = null;
        foreach (var row in rows.Where(row => row.Actual is not null || row.AfterBreak))
        {
            if (before is not null && (row.AfterBreak || row.Period.EndMonth - before.Period.EndMonth > monthsPerPeriod) && current.Count > 0)
            {
                segments.Add(current);
                current = [];
            }

            if (row.Actual is { } value) current.Add(Scales.At(row.Period, value));
            before = row;
        }

        if (current.Count > 0) segments.Add(current);
        return segments;
    }

    private (IReadOnlyList<Point> Median, IReadOnlyList<(IReadOnlyList<Point>, IReadOnlyList<Point>)> Fan) Coming(IReadOnlyList<TrajectoryRow> rows, Point now)
    {
        var coming = rows.Where(row => row.Projected is not null).ToList();
        if (coming.Count == 0) return ([], []);
        IReadOnlyList<Point> Edge(Func<TrajectoryRow, double> value, IEnumerable<TrajectoryRow> at) => [now, .. at.Select(row => Scales.At(row.Period, value(row)))];
        var median = Edge(row => row.Projected!.Median, coming);
        var thinned = Thinned(coming);
        return (median, [.. FanLevels.Select(level => (Edge(row => row.Projected!.Interval(level).Upper, thinned), Edge(row => row.Projected!.Interval(level).Lower, thinned)))]);
    }

    private (IReadOnlyList<Point> Middle, (IReadOnlyList<Point>, IReadOnlyList<Point>) Band) Planned(IReadOnlyList<TrajectoryRow> rows, Point now)
    {
        var planned = rows.Where(row => row.WithPlans is not null).ToList();
        if (planned.Count == 0) return ([], ([], []));
        IReadOnlyList<Point> Edge(Func<TrajectoryRow, double> value, IEnumerable<TrajectoryRow> at) => [now, .. at.Select(row => Scales.At(row.Period, value(row)))];
        var thinned = Thinned(planned);
        return (Edge(row => row.WithPlans!.Median, planned), (Edge(row => row.WithPlans!.Interval(PlansLevel).Upper, thinned), Edge(row => row.WithPlans!.Interval(PlansLevel).Lower, thinned)));
    }

    /// <summary>Close together at the start, where the fan bends most, and always with the last.</summary>
    private static List<TrajectoryRow> Thinned(List<TrajectoryRow> rows)
    {
        if (rows.Count <= FanPoints) return rows;
        return [.. Enumerable.Range(0, FanPoints).Select(i => (int)Math.Round(Math.Pow((double)i / (FanPoints - 1), 1.5) * (rows.Count - 1))).Distinct().Select(i => rows[i])];
    }
}
