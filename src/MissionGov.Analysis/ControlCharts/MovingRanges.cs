namespace MissionGov.Analysis.ControlCharts;

/// <summary>The limits of one group of points. NaN stands for a missing value.</summary>
internal static class MovingRanges
{
    // D4(2): the upper limit of a range of two, in mean ranges (Montgomery, Introduction to Statistical Quality Control, appendix VI).
    internal const double ScreeningFactor = 3.267;

    /// <summary>Null where no two neighbours hold a value.</summary>
    public static ProcessLimits? Limits(ReadOnlySpan<double> used, bool screen)
    {
        if (MeanRange(used, double.PositiveInfinity) is not { } meanRange) return null;
        if (screen && meanRange > 0) meanRange = MeanRange(used, ScreeningFactor * meanRange) ?? meanRange;
        return new ProcessLimits(Mean(used), meanRange);
    }

    private static double Mean(ReadOnlySpan<double> used)
    {
        var (sum, count) = (new TwoSum(), 0);
        foreach (var value in used)
        {
            if (double.IsNaN(value)) continue;
            sum.Add(value);
            count++;
        }

        return sum.Over(count);
    }

    private static double? MeanRange(ReadOnlySpan<double> used, double below)
    {
        var (sum, count) = (new TwoSum(), 0);
        for (var t = 1; t < used.Length; t++)
        {
            var range = Math.Abs(used[t] - used[t - 1]);
            if (!(range < below)) continue;
            sum.Add(range);
            count++;
        }

        return count == 0 ? null : sum.Over(count);
    }
}
