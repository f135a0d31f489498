using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MissionGov.Analysis.ControlCharts;

/// <summary>
/// Eight series at once, their points interleaved: point t of series i stands at 8t + i. The marks of a series stand together.
/// The same arithmetic in the same order as <see cref="MovingRanges"/>, so the same bits; the same marks as <see cref="RunRules"/>.
/// </summary>
internal static class XmrBlock
{
    public const int Series = 8;

    /// <summary>Fills the summaries of eight series and the marks of their points. False where a series holds NaN or infinity.</summary>
    public static bool Analyse(ReadOnlySpan<double> values, Improvement improvement, bool screen, Span<XmrMark> marks, Span<XmrSummary> summaries)
    {
        var points = values.Length / Series;
        ref var first = ref MemoryMarshal.GetReference(values);
        var bytes = MemoryMarshal.AsBytes(marks);
        if (Vector512.IsHardwareAccelerated) return Analyse<EightLanes>(ref first, points, improvement, screen, bytes, summaries);
        return Analyse<FourLanes>(ref first, points, improvement, screen, bytes, summaries)
            & Analyse<FourLanes>(ref Unsafe.Add(ref first, FourLanes.Count), points, improvement, screen, bytes[(FourLanes.Count * points)..], summaries[FourLanes.Count..]);
    }

    private static bool Analyse<T>(ref double first, int points, Improvement improvement, bool screen, Span<byte> marks, Span<XmrSummary> summaries)
        where T : struct, ILanes<T>
    {
        var (mean, range) = Limits<T>(ref first, points, screen);
        XmrBlockRules<T>.Mark(ref first, points, mean, range, marks);
        var isGood = true;
        for (var lane = 0; lane < T.Count; lane++)
        {
            var latest = Labels.Of(new XmrMark(marks[((lane + 1) * points) - 1]).Direction, improvement);
            summaries[lane] = new XmrSummary(mean[lane], range[lane], Labels.Icon(latest, improvement));
            isGood &= double.IsFinite(mean[lane]) && double.IsFinite(range[lane]);
        }

        return isGood;
    }

    private static (T Mean, T Range) Limits<T>(ref double first, int points, bool screen)
        where T : struct, ILanes<T>
    {
        var previous = T.Load(ref first, 0);
        T sum = previous, lost = default, ranges = default, rangesLost = default;
        for (var t = 1; t < points; t++)
        {
            var value = T.Load(ref first, t * Series);
            Add(value, ref sum, ref lost);
            Add(T.Abs(value - previous), ref ranges, ref rangesLost);
            previous = value;
        }

        var count = T.Create(points - 1d);
        var range = Over(ranges, rangesLost, count);
        if (screen) range = Screened(ref first, points, range, ranges, rangesLost, count);
        return (Over(sum, lost, T.Create((double)points)), range);
    }

    /// <summary>Takes the ranges that are screened out back from their sum: they are few, so most rows cost one comparison.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Screened<T>(ref double first, int points, T range, T ranges, T lost, T count)
        where T : struct, ILanes<T>
    {
        var most = range * T.Create(MovingRanges.ScreeningFactor);
        var varies = T.Above(range, default);
        var previous = T.Load(ref first, 0);
        for (var t = 1; t < points; t++)
        {
            var value = T.Load(ref first, t * Series);
            var own = T.Abs(value - previous);
            previous = value;
            if (T.AllBelow(own, most)) continue;
            var dropped = ~T.Below(own, most) & varies;
            Add(default(T) - (own & dropped), ref ranges, ref lost);
            count -= T.Create(1d) & dropped;
        }

        return Over(ranges, lost, count);
    }

    /// <summary><see cref="TwoSum.Add"/> in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T>(T value, ref T high, ref T lost)
        where T : struct, ILanes<T>
    {
        var sum = high + value;
        var back = sum - high;
        lost += (high - (sum - back)) + (value - back);
        high = sum;
    }

    /// <summary><see cref="TwoSum.Over"/> in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Over<T>(T high, T lost, T count)
        where T : struct, ILanes<T>
    {
        var mean = high / count;
        return mean + ((T.Fused(default(T) - mean, count, high) + lost) / count);
    }
}
