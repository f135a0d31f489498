namespace MissionGov.Analysis.TimeSeries;

/// <summary>Periods without a value, as NaN.</summary>
internal static class Gaps
{
    /// <summary>The values from the first to the last observed one.</summary>
    public static double[] Trim(double[] values)
    {
        var first = Array.FindIndex(values, double.IsFinite);
        return values[first..(Array.FindLastIndex(values, double.IsFinite) + 1)];
    }

    /// <summary>A straight line over every gap between two observed values.</summary>
    public static double[] Bridge(ReadOnlySpan<double> values)
    {
        var bridged = values.ToArray();
        var last = 0;
        for (var t = 1; t < bridged.Length; t++)
        {
            if (double.IsNaN(bridged[t])) continue;
            for (var gap = last + 1; gap < t; gap++) bridged[gap] = bridged[last] + ((bridged[t] - bridged[last]) * (gap - last) / (t - last));
            last = t;
        }

        return bridged;
    }
}
