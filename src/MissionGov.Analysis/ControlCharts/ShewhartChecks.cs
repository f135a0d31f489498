namespace MissionGov.Analysis.ControlCharts;

/// <summary>What a caller must get right.</summary>
internal static class ShewhartChecks
{
    public static void Check(ChartKind kind, IReadOnlyList<double?> values, IReadOnlyList<double?>? denominators, ShewhartOptions options)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(options);
        if (values.Any(value => !(Math.Abs(value ?? 0) <= XmrChart.LargestValue))) throw new ArgumentException("Every value must be finite, and within 1e300.", nameof(values));
        if (kind is not (ChartKind.Run or ChartKind.I) && values.Any(value => value < 0)) throw new ArgumentException("This chart takes no value below 0.", nameof(values));
        if (options.Target is { } goal && !double.IsFinite(goal)) throw new ArgumentException("The target must be finite.", nameof(options));
        if (options.FixAfter < XmrOptions.FewestFixed) throw new ArgumentException($"Limits can be fixed on {XmrOptions.FewestFixed} points or more.", nameof(options));
        ChartGroups.Check(options.RebaseAt, values.Count);
        CheckDenominators(kind, values, denominators);
    }

    private static void CheckDenominators(ChartKind kind, IReadOnlyList<double?> values, IReadOnlyList<double?>? denominators)
    {
        if (kind is not (ChartKind.P or ChartKind.PPrime or ChartKind.U or ChartKind.UPrime))
        {
            if (denominators is not null) throw new ArgumentException("This chart takes no denominators.", nameof(denominators));
            return;
        }

        if (denominators is null) throw new ArgumentException("This chart needs denominators.", nameof(denominators));
        if (denominators.Count != values.Count) throw new ArgumentException($"There are {values.Count} values and {denominators.Count} denominators.", nameof(denominators));
        for (var t = 0; t < values.Count; t++)
        {
            if (denominators[t] is { } size ? !(size > 0 && size <= XmrChart.LargestValue) : values[t] is not null) throw new ArgumentException($"Denominator {t + 1} must be above 0.", nameof(denominators));
            if (kind is ChartKind.P or ChartKind.PPrime && values[t] > denominators[t]) throw new ArgumentException($"Value {t + 1} is more than what it is out of.", nameof(values));
        }
    }
}
