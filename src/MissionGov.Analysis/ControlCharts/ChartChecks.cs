namespace MissionGov.Analysis.ControlCharts;

/// <summary>What a caller must get right. Each throws an <see cref="ArgumentException"/> that names what is wrong.</summary>
internal static class ChartChecks
{
    // Sums of ten million such values still fit a double.
    private const double LargestValue = 1e300;

    public static void Values(IReadOnlyList<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        for (var t = 0; t < values.Count; t++)
        {
            if (!(Math.Abs(values[t] ?? 0) <= LargestValue)) throw new ArgumentException($"Value {t + 1} must be finite, and within 1e300.", nameof(values));
        }
    }

    public static void Target(double? target)
    {
        if (!(Math.Abs(target ?? 0) <= LargestValue)) throw new ArgumentException("The target must be finite, and within 1e300.", nameof(target));
    }

    public static void FixAfter(int? fixAfter)
    {
        if (fixAfter < XmrOptions.FewestFixed) throw new ArgumentException($"Limits can be fixed on {XmrOptions.FewestFixed} points or more.", nameof(fixAfter));
    }

    public static void RebaseAt(IReadOnlyList<int> rebaseAt, int count)
    {
        for (var i = 0; i < rebaseAt.Count; i++)
        {
            if (rebaseAt[i] < 1 || rebaseAt[i] >= count) throw new ArgumentException($"A group starts after the first of {count} values, and within them, not at {rebaseAt[i]}.", nameof(rebaseAt));
            if (i > 0 && rebaseAt[i] <= rebaseAt[i - 1]) throw new ArgumentException("Groups must start one after another.", nameof(rebaseAt));
        }
    }

    public static void Denominators(ChartKind kind, IReadOnlyList<double?> values, IReadOnlyList<double?>? denominators)
    {
        if (kind is not (ChartKind.Run or ChartKind.I) && values.Any(value => value < 0)) throw new ArgumentException("This chart takes no value below 0.", nameof(values));
        if (kind is not (ChartKind.P or ChartKind.PPrime or ChartKind.U or ChartKind.UPrime))
        {
            if (denominators is not null) throw new ArgumentException("This chart takes no denominators.", nameof(denominators));
            return;
        }

        if (denominators is null) throw new ArgumentException("This chart needs denominators.", nameof(denominators));
        if (denominators.Count != values.Count) throw new ArgumentException($"There must be as many denominators as values: {values.Count}, not {denominators.Count}.", nameof(denominators));
        for (var t = 0; t < values.Count; t++)
        {
            if (denominators[t] is { } size ? !(size > 0 && size <= LargestValue) : values[t] is not null) throw new ArgumentException($"Denominator {t + 1} must be above 0.", nameof(denominators));
            if (kind is ChartKind.P or ChartKind.PPrime && values[t] > denominators[t]) throw new ArgumentException($"Value {t + 1} is more than what it is out of.", nameof(values));
        }
    }
}
