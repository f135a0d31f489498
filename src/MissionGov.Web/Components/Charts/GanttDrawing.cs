using MissionGov.Domain.Missions;

namespace MissionGov.Web.Components.Charts;

/// <summary>One row, in pixels.</summary>
/// <param name="Names">Each line of the name, with its baseline.</param>
/// <param name="Planned">The grey bar's line; null where nobody said when work starts.</param>
internal sealed record GanttBar(GanttRow Row, IReadOnlyList<(string Text, double Y)> Names, double Y, (double From, double To)? Work, (double From, double To)? Planned, double BaselineX, double ExpectedX)
{
    // The grey bar lies under the forecast bar.
    public const double PlannedDrop = 10;

    public bool HasMoved => Row.Slip.Length > 0;

    public double PlannedY => Y + PlannedDrop;
}

/// <summary>Everything a Gantt chart draws, worked out; the component only writes it down.</summary>
internal sealed class GanttDrawing
{
    private const double Gap = 14;

    // Keeps half a mark inside.
    private const double MarkRoom = 8;

    public const double MarkSize = 6.5;

    // Two lines of a name beside, one above.
    private const double LineHeight = 1.15;

    /// <param name="rows">Those of the series that this drawing holds; the line of time is that of them all.</param>
    public GanttDrawing(GanttSeries series, IReadOnlyList<GanttRow> rows, GanttFrame frame)
    {
        Frame = frame;
        Left = frame.NamesAbove ? 0 : frame.NameWidth + Gap;
        X = new Scale(series.First.DayNumber, Math.Max(series.Last.DayNumber, series.First.DayNumber + 1), Left + MarkRoom, frame.Width - frame.SlipWidth);
        Bars = [.. rows.Select(Bar)];
        Today = X[series.Today.DayNumber];
        Months = [.. MonthsOf(series)];
    }

    public GanttFrame Frame { get; }

    public Scale X { get; }

    public double Left { get; }

    public IReadOnlyList<GanttBar> Bars { get; }

    public double Today { get; }

    public IReadOnlyList<(double X, string Label)> Months { get; }

    public double Top => Frame.Header;

    public double Bottom => Frame.Height(Bars.Count);

    /// <summary>Where "+6 weeks" begins: to the right of the later mark.</summary>
    public static double SlipX(GanttBar bar) => Math.Max(bar.ExpectedX, bar.BaselineX) + MarkRoom + 2;

    private GanttBar Bar(GanttRow row, int index)
    {
        var top = Frame.Header + (index * Frame.RowHeight);
        var lines = TextWidth.Wrap(row.Name, Frame.FontSize, Frame.NamesAbove ? Frame.Width : Frame.NameWidth);
        var shown = Frame.NamesAbove ? Cut(lines, 1) : Cut(lines, 2);
        var y = Frame.NamesAbove ? top + (Frame.RowHeight * 0.56) : top + (Frame.RowHeight * 0.42);
        var first = Frame.NamesAbove ? top + (1.3 * Frame.FontSize) : y + (Frame.FontSize * 0.35) + ((shown.Count - 1) * -0.5 * LineHeight * Frame.FontSize) + (GanttBar.PlannedDrop / 2);
        var (baseline, expected) = (X[row.Baseline.DayNumber], X[row.Expected.DayNumber]);
        double? start = row.Start is { } day ? X[day.DayNumber] : null;
        return new GanttBar(
            row,
            [.. shown.Select((line, i) => (line, first + (i * LineHeight * Frame.FontSize)))],
            y,
            start < expected ? (start.Value, expected) : null,
            start < baseline ? (start.Value, baseline) : null,
            baseline,
            expected);
    }

    private static IReadOnlyList<string> Cut(IReadOnlyList<string> lines, int most) =>
        lines.Count <= most ? lines : [.. lines.Take(most - 1), $"{lines[most - 1].TrimEnd(',', '.')}…"];

    private IEnumerable<(double X, string Label)> MonthsOf(GanttSeries series)
    {
        var (first, last) = (series.First, series.Last);
        Period[] ends = [Period.Month(first.Year, first.Month), Period.Month(last.Year, last.Month)];
        foreach (var (month, label) in AxisText.Months(ends, (X[365] - X[0]) / 12, Frame.FontSize))
        {
            var x = X[new DateOnly(month / 12, (month % 12) + 1, 1).DayNumber];
            var half = TextWidth.Of(label, Frame.FontSize) / 2;
            if (x - half >= Left && x + half <= Frame.Width) yield return (x, label);
        }
    }
}
