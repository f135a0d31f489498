namespace MissionGov.Analysis.ControlCharts;

/// <summary>The limits of one group of points. NaN stands for a missing value.</summary>
internal static class MovingRanges
{
    // D4(2): the upper limit of a range of two, in mean ranges (Montgomery, Introduction to Statistical Quality Control, appendix VI).
    internal const double ScreeningFactor = 3.267;

    /// <summary>Null where no two neighbours hold a value.</summary>
    public static ProcessLimits? Limits(ReadOnlySpan<double> used, bool screen)
    {
        var (sum, ranges) = (new TwoSum(), new TwoSum());
        var (values, count) = (0, 0);
        for (var t = 0; t < used.Length; t++)
        {
            if (double.IsNaN(used[t])) continue;
            sum.Add(used[t]);
            values++;
            if (t == 0 || double.IsNaN(used[t - 1])) continue;
            ranges.Add(Math.Abs(used[t] - used[t - 1]));
            count++;
        }

        if (count == 0) return null;
        var meanRange = ranges.Over(count);
        if (screen && meanRange > 0) meanRange = Screened(used, ScreeningFactor * meanRange, ranges, count);
        return new ProcessLimits(sum.Over(values), meanRange);
    }

    /// <summary>The mean of the ranges below <paramref name="most"/>: the others are taken back from their sum.</summary>
    private static double Screened(ReadOnlySpan<double> used, double most, TwoSum ranges, int count)
    {
        for (var t = 1; t < used.Length; t++)
        {
            var range = Math.Abs(used[t] - used[t - 1]);
            if (!(range >= most)) continue;
            ranges.Add(-range);
            count--;
        }

        return ranges.Over(count);
    }
}
