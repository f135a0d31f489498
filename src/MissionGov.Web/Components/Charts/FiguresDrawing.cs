using MissionGov.Domain.Missions;

namespace MissionGov.Web.Components.Charts;

/// <param name="Segment">The stretch between two breaks that it falls in.</param>
internal sealed record FiguresPoint(PeriodVintages Period, double Value, int Segment)
{
    public double? First => Period.IsRevised ? Period.First.Value : null;
}

/// <summary>Where the figures of one series fall in a frame.</summary>
internal sealed class FiguresDrawing
{
    private const double TickGap = 8;
    private const double DotRoom = 8;
    private const double Percent = 100;

    // More rings than this cover the line they belong to.
    private const int RingsUpTo = 40;

    public FiguresDrawing(IReadOnlyList<FiguresPoint> values, Unit unit, int monthsPerPeriod, ChartFrame frame)
    {
        Frame = frame;
        var known = values.Select(point => point.Value).Concat(values.Select(point => point.First).OfType<double>()).ToList();
        var ticks = NiceTicks.Over(known.Min(), known.Max(), frame.TicksAtMost, known.Min() >= 0 ? 0 : null, unit.Kind == UnitKind.Percent && known.Max() <= Percent ? Percent : null);
        var left = ticks.Values.Max(tick => TextWidth.Of(AxisText.Value(unit, ticks, tick), frame.FontSize)) + TickGap;
        var (from, to) = (values[0].Period.Period.EndMonth, values.Max(point => point.Period.Period.EndMonth));
        var x = new Scale(from, Math.Max(to, from + 1), left + DotRoom, frame.Width - (2 * DotRoom));
        Plot = new Plot(frame, ticks, x, new Scale(ticks.Low, ticks.High, frame.Height - frame.Footer, frame.Header), left, frame.Width - DotRoom);
        Months = AxisText.Months([.. values.Select(point => point.Period.Period)], x[1] - x[0], frame.FontSize);
        Lines = Segmented(values, monthsPerPeriod);
        Breaks = [.. values.Zip(values.Skip(1)).Where(pair => pair.First.Segment != pair.Second.Segment).Select(pair => x[pair.Second.Period.Period.EndMonth - (monthsPerPeriod / 2.0)])];
        var rings = values.Where(point => point.First is not null).ToList();
        First = rings.Count <= RingsUpTo ? [.. rings.Select(point => At(point, point.First!.Value))] : [];
        Latest = At(values[^1], values[^1].Value);
    }

    public ChartFrame Frame { get; }

    public Plot Plot { get; }

    public IReadOnlyList<(int Month, string Label)> Months { get; }

    /// <summary>Broken where a period has no figure, and where the series is not comparable with before.</summary>
    public IReadOnlyList<IReadOnlyList<Point>> Lines { get; }

    public IReadOnlyList<double> Breaks { get; }

    /// <summary>What was first published of figures that have changed.</summary>
    public IReadOnlyList<Point> First { get; }

    public Point Latest { get; }

    private Point At(FiguresPoint point, double value) => new(Plot.X[point.Period.Period.EndMonth], Plot.Y[value]);

    private List<IReadOnlyList<Point>> Segmented(IReadOnlyList<FiguresPoint> values, int monthsPerPeriod)
    {
        List<IReadOnlyList<Point>> lines = [];
        List<Point> line = [];
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0 && (values[i].Segment != values[i - 1].Segment || values[i].Period.Period.EndMonth - values[i - 1].Period.Period.EndMonth > monthsPerPeriod))
            {
                lines.Add(line);
                line = [];
            }

            line.Add(At(values[i], values[i].Value));
        }

        lines.Add(line);
        return lines;
    }
}
