namespace MissionGov.Analysis.ControlCharts;

/// <summary>Is a change real, or one of the ups and downs of a steady measure? And will the measure, as it is, hit its target?</summary>
public sealed record XmrChart
{
    /// <summary>The version of these rules, shown beside every answer they give.</summary>
    public const string MethodVersion = "1";

    /// <summary>Fewer observed values than this are refused.</summary>
    public const int MinimumValues = 2;

    /// <summary>One entry a period, oldest first.</summary>
    public required IReadOnlyList<XmrPoint> Points { get; init; }

    /// <summary>The groups between rebasings, oldest first; one where there was none.</summary>
    public required IReadOnlyList<XmrGroup> Groups { get; init; }

    /// <summary>What the latest period says; nothing where it is missing.</summary>
    public required Variation Variation { get; init; }

    /// <summary>Whether the measure as it is will hit its target, by the latest limits.</summary>
    public required Assurance Assurance { get; init; }

    /// <summary>The values are freed from their season: see <see cref="SeasonalXmr"/>.</summary>
    public bool IsSeasonallyAdjusted { get; init; }

    /// <summary>Draws the chart's figures.</summary>
    /// <param name="values">Observations at equally spaced periods, oldest first, in one unit; null where nothing was observed.</param>
    /// <param name="options">Better side, target, rebasing and screening.</param>
    /// <returns>Limits in the unit of <paramref name="values"/>; refused below <see cref="MinimumValues"/> observed values.</returns>
    /// <exception cref="ArgumentException">
    /// A value or the target is NaN, infinite or beyond 1e300; <see cref="XmrOptions.RebaseAt"/> is not ascending or not
    /// within the values; <see cref="XmrOptions.FixAfter"/> is below <see cref="XmrOptions.FewestFixed"/>.
    /// </exception>
    /// <remarks>
    /// Source: NHS England, Making Data Count, as in NHSRplotthedots 0.2.2. A moving range never crosses a rebasing or a missing
    /// value. Departures: a measure that does not vary has its limits on its mean, rather than none; every rule a point is
    /// part of is reported, beside the one that labels it; no assurance is given without limits.
    /// </remarks>
    public static Answer<XmrChart> From(IReadOnlyList<double?> values, XmrOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ChartChecks.Values(values);
        ChartChecks.Target(options.Target);
        ChartChecks.FixAfter(options.FixAfter);
        ChartChecks.RebaseAt(options.RebaseAt, values.Count);
        var observed = values.Count(value => value is not null);
        if (observed < MinimumValues) return new Answer<XmrChart>.Refused(Refusal.TooFewPoints, observed, MinimumValues);

        double[] plain = [.. values.Select(value => value ?? double.NaN)];
        var points = new XmrPoint[plain.Length];
        XmrGroup[] groups = [.. ChartGroups.Of(options.RebaseAt, plain.Length).Select((range, group) => Group(plain, range, group, options, points))];
        return new Answer<XmrChart>.Found(new XmrChart
        {
            Points = points,
            Groups = groups,
            Variation = Labels.Icon(points[^1].Label, options.Improvement),
            Assurance = Labels.Assure(groups[^1].Limits?.Lower, groups[^1].Limits?.Upper, options.Target, options.Improvement),
        });
    }

    private static XmrGroup Group(double[] values, (int Start, int Count) range, int group, XmrOptions options, XmrPoint[] points)
    {
        var own = values.AsSpan(range.Start, range.Count);
        var limits = MovingRanges.Limits(own[..Math.Min(own.Length, options.FixAfter ?? own.Length)], options.ScreenOutliers);
        var (causes, directions) = (new SpecialCauses[own.Length], new sbyte[own.Length]);
        if (limits is not null) RunRules.Mark(own, limits, causes, directions);
        for (var t = 0; t < own.Length; t++)
        {
            points[range.Start + t] = new XmrPoint(double.IsNaN(own[t]) ? null : own[t], group, causes[t], directions[t], Labels.Of(directions[t], options.Improvement));
        }

        return new XmrGroup(range.Start, range.Count, points.Skip(range.Start).Take(range.Count).Count(point => point.Value is not null), limits);
    }
}
