namespace MissionGov.Analysis.ControlCharts;

/// <summary>Which points of one group are part of a special cause. NaN stands for a missing value, which breaks every run.</summary>
/// <remarks>Source: NHS England, Making Data Count: the four rules for XmR charts.</remarks>
internal static class RunRules
{
    /// <summary>So many points in a row on one side of the mean, or so many that each rise or each fall.</summary>
    internal const int RunLength = 7;

    // A trend of so many points has one step fewer.
    internal const int TrendSteps = RunLength - 1;

    /// <summary>Marks every point with its rules, and with the direction of the strongest of them.</summary>
    public static void Mark(ReadOnlySpan<double> values, ProcessLimits limits, Span<SpecialCauses> causes, Span<sbyte> directions)
    {
        Span<sbyte> sides = values.Length <= SmallGroup ? stackalloc sbyte[values.Length] : new sbyte[values.Length];
        Span<bool> near = values.Length <= SmallGroup ? stackalloc bool[values.Length] : new bool[values.Length];
        for (var t = 0; t < values.Length; t++)
        {
            var value = values[t];
            sides[t] = (sbyte)(value > limits.Mean ? 1 : value < limits.Mean ? -1 : 0);
            var outside = value > limits.Upper || value < limits.Lower;
            near[t] = !outside && (value > limits.NearUpper || value < limits.NearLower);
            causes[t] = outside ? SpecialCauses.Outside : SpecialCauses.None;
            directions[t] = sides[t];
        }

        MarkTrends(values, causes, directions);
        MarkTwoInThree(sides, near, causes);
        MarkShifts(sides, causes);
        for (var t = 0; t < values.Length; t++) if (causes[t] == SpecialCauses.None) directions[t] = 0;
    }

    // Above this, working space comes from the heap.
    private const int SmallGroup = 256;

    private static void MarkTrends(ReadOnlySpan<double> values, Span<SpecialCauses> causes, Span<sbyte> directions)
    {
        for (int start = 0, end; start < values.Length - 1; start = end)
        {
            var step = Step(values, start);
            for (end = start + 1; end < values.Length - 1 && Step(values, end) == step;) end++;
            if (step == 0 || end - start < TrendSteps) continue;

            // The turning point of two trends belongs to the later one, which is marked after the earlier.
            for (var t = start; t <= end; t++)
            {
                causes[t] |= SpecialCauses.Trend;
                if (!causes[t].HasFlag(SpecialCauses.Outside)) directions[t] = step;
            }
        }
    }

    private static sbyte Step(ReadOnlySpan<double> values, int from) => (sbyte)(values[from + 1] > values[from] ? 1 : values[from + 1] < values[from] ? -1 : 0);

    private static void MarkTwoInThree(ReadOnlySpan<sbyte> sides, ReadOnlySpan<bool> near, Span<SpecialCauses> causes)
    {
        for (var t = 2; t < sides.Length; t++)
        {
            var close = (near[t] ? 1 : 0) + (near[t - 1] ? 1 : 0) + (near[t - 2] ? 1 : 0);
            if (close < 2 || Math.Abs(sides[t] + sides[t - 1] + sides[t - 2]) != 3) continue;
            for (var member = t - 2; member <= t; member++) if (near[member]) causes[member] |= SpecialCauses.TwoInThree;
        }
    }

    private static void MarkShifts(ReadOnlySpan<sbyte> sides, Span<SpecialCauses> causes)
    {
        for (int start = 0, end; start < sides.Length; start = end)
        {
            for (end = start + 1; end < sides.Length && sides[end] == sides[start];) end++;
            if (sides[start] == 0 || end - start < RunLength) continue;
            for (var t = start; t < end; t++) causes[t] |= SpecialCauses.Shift;
        }
    }
}
