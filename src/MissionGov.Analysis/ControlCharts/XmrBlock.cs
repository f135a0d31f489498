using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MissionGov.Analysis.ControlCharts;

/// <summary>
/// Eight series at once, one in each lane of a vector, their points interleaved: point t of lane i stands at 8t + i. The marks of a series stand together. The same
/// arithmetic in the same order as <see cref="MovingRanges"/>, so the same bits; the same marks as <see cref="RunRules"/>.
/// </summary>
internal static class XmrBlock
{
    public const int Lanes = 8;

    /// <summary>Fills the summaries of eight series and the marks of their points. False where a series holds NaN or infinity.</summary>
    public static bool Analyse(ReadOnlySpan<double> values, Improvement improvement, bool screen, Span<XmrMark> marks, Span<XmrSummary> summaries)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        var points = values.Length / Lanes;
        var (mean, range) = Limits(ref first, points, screen);
        XmrBlockRules.Mark(ref first, points, mean, range, MemoryMarshal.AsBytes(marks));
        for (var lane = 0; lane < Lanes; lane++)
        {
            var latest = Labels.Of(marks[((lane + 1) * points) - 1].Direction, improvement);
            summaries[lane] = new XmrSummary(mean[lane], range[lane], Labels.Icon(latest, improvement));
        }

        return Vector512.EqualsAll(mean - mean, Vector512<double>.Zero) && Vector512.EqualsAll(range - range, Vector512<double>.Zero);
    }

    private static (Vector512<double> Mean, Vector512<double> Range) Limits(ref double first, int points, bool screen)
    {
        var previous = Vector512.LoadUnsafe(ref first);
        Vector512<double> sum = previous, lost = Vector512<double>.Zero, ranges = Vector512<double>.Zero, rangesLost = Vector512<double>.Zero;
        for (var t = 1; t < points; t++)
        {
            var value = Vector512.LoadUnsafe(ref first, (nuint)(t * Lanes));
            Add(value, ref sum, ref lost);
            Add(Vector512.Abs(value - previous), ref ranges, ref rangesLost);
            previous = value;
        }

        var count = Vector512.Create(points - 1d);
        var range = Over(ranges, rangesLost, count);
        if (screen) range = Screened(ref first, points, range, ranges, rangesLost, count);
        return (Over(sum, lost, Vector512.Create((double)points)), range);
    }

    /// <summary>Takes the ranges that are screened out back from their sum: they are few, so most rows cost one comparison.</summary>
    private static Vector512<double> Screened(ref double first, int points, Vector512<double> range, Vector512<double> ranges, Vector512<double> lost, Vector512<double> count)
    {
        var most = range * MovingRanges.ScreeningFactor;
        var varies = Vector512.GreaterThan(range, Vector512<double>.Zero);
        var previous = Vector512.LoadUnsafe(ref first);
        for (var t = 1; t < points; t++)
        {
            var value = Vector512.LoadUnsafe(ref first, (nuint)(t * Lanes));
            var own = Vector512.Abs(value - previous);
            previous = value;
            if (Vector512.LessThanAll(own, most)) continue;
            var dropped = Vector512.GreaterThanOrEqual(own, most) & varies;
            Add(-(own & dropped), ref ranges, ref lost);
            count -= Vector512<double>.One & dropped;
        }

        return Over(ranges, lost, count);
    }

    /// <summary><see cref="TwoSum.Add"/> in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector512<double> value, ref Vector512<double> high, ref Vector512<double> lost)
    {
        var sum = high + value;
        var back = sum - high;
        lost += (high - (sum - back)) + (value - back);
        high = sum;
    }

    /// <summary><see cref="TwoSum.Over"/> in every lane.</summary>
    private static Vector512<double> Over(Vector512<double> high, Vector512<double> lost, Vector512<double> count)
    {
        var mean = high / count;
        return mean + ((Vector512.FusedMultiplyAdd(-mean, count, high) + lost) / count);
    }
}
