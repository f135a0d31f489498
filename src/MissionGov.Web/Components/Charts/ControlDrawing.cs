using MissionGov.Analysis.ControlCharts;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Components.Charts;

/// <summary>A point of a control chart, and what its shape says.</summary>
internal sealed record ControlMark(Point At, PointLabel Label);

/// <summary>The stretch between two rebasings, from its first to its last pixel.</summary>
internal sealed record ControlStretch(double From, double To, double Mean, double Lower, double Upper, bool IsTrial);

/// <summary>Everything a control chart draws, worked out; the component only writes it down.</summary>
internal sealed class ControlDrawing
{
    // Keeps the first and the last point whole.
    private const double MarkRoom = 8;
    private const double TickGap = 8;
    private const double EndGap = 12;

    // A target further off than the figures spread would flatten them; it is written at the edge instead.
    private const double FurthestTarget = 1;

    private const double Percent = 100;

    public ControlDrawing(SignalSeries signal, ChartFrame frame)
    {
        var rows = signal.Rows;
        var texts = new ControlTexts(signal);
        var unit = signal.Assessment.Unit;
        var ticks = TicksOf(signal, frame);
        var endLabels = frame.EndLabels ? texts.EndLabels(frame).Select(label => label.Lines.Max(line => line.WidthAt(frame))).DefaultIfEmpty(0).Max() + EndGap : 0;
        var left = ticks.Values.Max(tick => TextWidth.Of(AxisText.Value(unit, ticks, tick), frame.FontSize)) + TickGap;
        var right = frame.Width - Math.Max(endLabels, MarkRoom);
        var (first, last) = (rows[0].Period.EndMonth, rows[^1].Period.EndMonth);
        Plot = new Plot(frame, ticks, new Scale(first, Math.Max(last, first + 1), left + MarkRoom, right - MarkRoom), new Scale(ticks.Low, ticks.High, frame.Height - frame.Footer, frame.Header), left, right);
        Months = AxisText.Months([.. rows.Select(row => row.Period)], Plot.X[1] - Plot.X[0], frame.FontSize);
        Marks = [.. rows.Where(row => row.Point.Value is not null).Select(row => new ControlMark(At(row), row.Point.Label))];
        Lines = LinesOf(rows);
        Stretches = [.. signal.Chart.Groups.Where(group => group.Limits is not null).Select(group => Stretch(group, signal))];
        Rebases = [.. rows.Where(row => row.Rebase is not null).Select(row => (Plot.X[row.Period.EndMonth - (signal.Assessment.Indicator.MonthsPerPeriod / 2.0)], row.Rebase!))];
        if (signal.Wanted is { } wanted && wanted >= ticks.Low && wanted <= ticks.High) Wanted = Plot.Y[wanted];
        Labels = new ControlLabels(this, signal, texts).Placed;
    }

    public Plot Plot { get; }

    public IReadOnlyList<(int Month, string Label)> Months { get; }

    public IReadOnlyList<ControlMark> Marks { get; }

    /// <summary>Broken where a period has no figure and where limits start anew.</summary>
    public IReadOnlyList<IReadOnlyList<Point>> Lines { get; }

    public IReadOnlyList<ControlStretch> Stretches { get; }

    public IReadOnlyList<(double X, SeriesBreak Break)> Rebases { get; }

    /// <summary>The height of the target; null where there is none or it lies off the drawing.</summary>
    public double? Wanted { get; }

    public IReadOnlyList<PlacedLabel> Labels { get; }

    public Point At(SignalRow row) => new(Plot.X[row.Period.EndMonth], Plot.Y.Clamped(row.Point.Value!.Value));

    private List<IReadOnlyList<Point>> LinesOf(IReadOnlyList<SignalRow> rows)
    {
        var lines = new List<IReadOnlyList<Point>>();
        var current = new List<Point>();
        foreach (var row in rows)
        {
            if (current.Count > 0 && (row.Point.Value is null || row.Rebase is not null))
            {
                lines.Add(current);
                current = [];
            }

            if (row.Point.Value is not null) current.Add(At(row));
        }

        if (current.Count > 0) lines.Add(current);
        return lines;
    }

    private ControlStretch Stretch(XmrGroup group, SignalSeries signal)
    {
        var half = signal.Assessment.Indicator.MonthsPerPeriod / 2.0;
        double Edge(double month) => Math.Clamp(Plot.X[month], Plot.Left, Plot.Right);
        var (lower, upper) = group.Limits!.Shown(signal.Assessment.Indicator.Bounds);
        return new ControlStretch(
            Edge(signal.Rows[group.Start].Period.EndMonth - half), Edge(signal.Rows[group.Start + group.Count - 1].Period.EndMonth + half),
            Plot.Y.Clamped(group.Limits.Mean), Plot.Y.Clamped(lower), Plot.Y.Clamped(upper), group.IsTrial);
    }

    private static NiceTicks TicksOf(SignalSeries signal, ChartFrame frame)
    {
        var (unit, bounds) = (signal.Assessment.Unit, signal.Assessment.Indicator.Bounds);
        var figures = signal.Rows.Select(row => row.Point.Value).OfType<double>().ToList();
        var limits = signal.Chart.Groups.Select(group => group.Limits?.Shown(bounds)).OfType<(double Lower, double Upper)>();
        var all = figures.Concat(limits.SelectMany(limit => new[] { limit.Lower, limit.Upper })).ToList();
        var (low, high) = (all.Min(), all.Max());
        var spread = FurthestTarget * (high - low);
        if (signal.Wanted is { } wanted && wanted >= low - spread && wanted <= high + spread) (low, high) = (Math.Min(low, wanted), Math.Max(high, wanted));
        return NiceTicks.Over(low, high, frame.TicksAtMost, low >= 0 ? 0 : null, unit.Kind == UnitKind.Percent && high <= Percent ? Percent : null);
    }
}
