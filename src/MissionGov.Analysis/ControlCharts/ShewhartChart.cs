namespace MissionGov.Analysis.ControlCharts;

/// <summary>Which chart suits the measure.</summary>
public enum ChartKind
{
    /// <summary>Run chart: any measure around its median, without limits.</summary>
    Run,

    /// <summary>Individual values around their mean.</summary>
    I,

    /// <summary>Shares: cases out of a number of people or things.</summary>
    P,

    /// <summary>Shares of large numbers, whose spread is more than chance alone (Laney).</summary>
    PPrime,

    /// <summary>Rates: events over an amount of exposure.</summary>
    U,

    /// <summary>Rates over large exposures, whose spread is more than chance alone (Laney).</summary>
    UPrime,

    /// <summary>Counts over equal exposure.</summary>
    C,

    /// <summary>How many cases passed between two rare events.</summary>
    G,

    /// <summary>How much time passed between two rare events.</summary>
    T,
}

/// <summary>One point of a chart.</summary>
/// <param name="Plotted">What is drawn: the value, or the value over its denominator; null where it is missing.</param>
/// <param name="Centre">The centre line there.</param>
/// <param name="Lower">The lower limit; null on a run chart.</param>
/// <param name="Upper">The upper limit; null on a run chart.</param>
/// <param name="Direction">1 above its limits, -1 below, else 0.</param>
/// <param name="Label">What that means for this measure.</param>
public sealed record ShewhartPoint(double? Plotted, double Centre, double? Lower, double? Upper, int Direction, PointLabel Label);

/// <summary>The points between two rebasings, with their runs.</summary>
/// <param name="Start">Zero-based index of its first point.</param>
/// <param name="Count">How many periods it spans, missing ones included.</param>
/// <param name="Runs">Its runs around the centre line.</param>
public sealed record ShewhartGroup(int Start, int Count, Runs Runs);

/// <summary>Is a count, share, rate or time between events steady? Charts with the limits that belong to such a measure.</summary>
public sealed record ShewhartChart
{
    /// <summary>Which chart it is.</summary>
    public required ChartKind Kind { get; init; }

    /// <summary>One entry a period, oldest first.</summary>
    public required IReadOnlyList<ShewhartPoint> Points { get; init; }

    /// <summary>The groups between rebasings, oldest first; one where there was none.</summary>
    public required IReadOnlyList<ShewhartGroup> Groups { get; init; }

    /// <summary>What the latest period says; nothing where it is missing.</summary>
    public required Variation Variation { get; init; }

    /// <summary>Whether the measure as it is will hit its target, by the latest limits; not said on a run chart.</summary>
    public required Assurance Assurance { get; init; }

    /// <summary>Draws the chart's figures.</summary>
    /// <param name="kind">Which chart.</param>
    /// <param name="values">
    /// Observations at equally spaced periods or, for <see cref="ChartKind.G"/> and <see cref="ChartKind.T"/>, events in their order; null where
    /// nothing was observed. Counts for P and U charts; never below 0 for any but run and I charts.
    /// </param>
    /// <param name="denominators">For P, P', U and U' charts, and only these: what each value is out of, above 0; null only where the value is.</param>
    /// <param name="options">Better side, target, rebasing, how many points fix the limits, and screening.</param>
    /// <returns>
    /// Figures in the unit of the values or, with denominators, as a fraction of them. Refused: fewer than
    /// <see cref="XmrChart.MinimumValues"/> values; a group too short for its limits; figures too large or small to work with.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A value, denominator or the target is NaN or infinite, or outside what the chart takes; a share is above 1; groups are not ascending or
    /// not within the values; limits are to be fixed on fewer than <see cref="XmrOptions.FewestFixed"/> points.
    /// </exception>
    /// <remarks>
    /// Source: Montgomery, Introduction to Statistical Quality Control, chapters 6 and 7, as in qicharts2 0.8.1; Laney 2002 for P' and U'.
    /// Departures: where the points do not vary, the limits of I, T, P' and U' lie on the centre and no point is outside them.
    /// </remarks>
    public static Answer<ShewhartChart> From(ChartKind kind, IReadOnlyList<double?> values, IReadOnlyList<double?>? denominators, ShewhartOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ChartChecks.Values(values);
        ChartChecks.Denominators(kind, values, denominators);
        ChartChecks.Target(options.Target);
        ChartChecks.FixAfter(options.FixAfter);
        ChartChecks.RebaseAt(options.RebaseAt, values.Count);
        var observed = values.Count(value => value is not null);
        if (observed < XmrChart.MinimumValues) return new Answer<ShewhartChart>.Refused(Refusal.TooFewPoints, observed, XmrChart.MinimumValues);

        double[] plain = [.. values.Select(value => value ?? double.NaN)];
        double[] sizes = [.. values.Select((_, t) => denominators?[t] ?? 1)];
        var (points, groups) = (new List<ShewhartPoint>(plain.Length), new List<ShewhartGroup>());
        foreach (var (start, count) in ChartGroups.Of(options.RebaseAt, plain.Length))
        {
            var sample = new Sample(plain.AsSpan(start, count), sizes.AsSpan(start, count), Math.Min(count, options.FixAfter ?? count));
            if (!sample.IsEnoughFor(kind)) return new Answer<ShewhartChart>.Refused(Refusal.TooFewPoints, sample.Observed, XmrChart.MinimumValues);
            var lines = ShewhartLines.Of(kind, sample, options.ScreenOutliers);
            if (!lines.AreFinite) return new Answer<ShewhartChart>.Refused(Refusal.OutOfDomain, observed, observed);
            points.AddRange(Enumerable.Range(0, count).Select(t => lines.Point(t, options.Improvement)));
            groups.Add(new ShewhartGroup(start, count, Runs.Around(lines)));
        }

        return new Answer<ShewhartChart>.Found(new ShewhartChart
        {
            Kind = kind,
            Points = points,
            Groups = groups,
            Variation = Labels.Icon(points[^1].Label, options.Improvement),
            Assurance = Labels.Assure(points[^1].Lower, points[^1].Upper, options.Target, options.Improvement),
        });
    }
}
