namespace MissionGov.Analysis.ControlCharts;

/// <summary>What is plotted in one group, its centre and its limits; without limits on a run chart.</summary>
/// <param name="Varies">False where the limits lie on the centre because nothing varies.</param>
internal sealed record ShewhartLines(double[] Plotted, double Centre, double[]? Lower, double[]? Upper, bool Varies = true)
{
    private const double Sigmas = 3;

    // d2(2): the mean range of two, in standard deviations (Montgomery, appendix VI).
    private const double RangeOfTwo = 1.128;

    // Makes the times between rare events nearly normal (Nelson 1994; Montgomery, equation 7.28).
    private const double TimesPower = 3.6;

    // Shares that are equal but for rounding do not vary.
    private const double Rounding = 1e-12;

    public bool AreFinite => double.IsFinite(Centre) && !Plotted.Any(double.IsInfinity) && Lower?.All(double.IsFinite) != false && Upper?.All(double.IsFinite) != false;

    public static ShewhartLines Of(ChartKind kind, Sample sample, bool screen) => kind switch
    {
        ChartKind.Run => new(sample.Plotted(), sample.Median(), null, null),
        ChartKind.I => Individuals(sample, screen),
        ChartKind.C => Around(sample, sample.Mean(), mean => Math.Sqrt(mean)),
        ChartKind.G => Around(sample, sample.Mean(), mean => Math.Sqrt(mean * (mean + 1))) with { Centre = sample.Median() },
        ChartKind.T => Times(sample, screen),
        _ => Fractions(kind, sample),
    };

    public ShewhartPoint Point(int t, Improvement improvement)
    {
        var direction = !Varies ? 0 : Plotted[t] > Upper?[t] ? 1 : Plotted[t] < Lower?[t] ? -1 : 0;
        return new ShewhartPoint(double.IsNaN(Plotted[t]) ? null : Plotted[t], Centre, Lower?[t], Upper?[t], direction, Labels.Of(direction, improvement));
    }

    private static ShewhartLines Around(Sample sample, double mean, Func<double, double> deviation)
    {
        var reach = Sigmas * deviation(mean);
        return Level(sample.Plotted(), mean, Math.Max(0, mean - reach), mean + reach);
    }

    private static ShewhartLines Level(double[] plotted, double centre, double lower, double upper, bool varies = true) =>
        new(plotted, centre, [.. plotted.Select(_ => lower)], [.. plotted.Select(_ => upper)], varies);

    private static ShewhartLines Individuals(Sample sample, bool screen)
    {
        var limits = MovingRanges.Limits(sample.Values[..sample.FixOn], screen)!;
        var reach = Sigmas * limits.MeanRange / RangeOfTwo;
        return Level(sample.Plotted(), limits.Mean, limits.Mean - reach, limits.Mean + reach, limits.Varies);
    }

    private static ShewhartLines Times(Sample sample, bool screen)
    {
        double[] bent = [.. sample.Plotted().Select(time => Math.Pow(time, 1 / TimesPower))];
        var limits = MovingRanges.Limits(bent.AsSpan(0, sample.FixOn), screen)!;
        var reach = Sigmas * limits.MeanRange / RangeOfTwo;
        return Level(sample.Plotted(), Back(limits.Mean), Back(Math.Max(0, limits.Mean - reach)), Back(limits.Mean + reach), limits.Varies);

        static double Back(double root) => Math.Pow(root, TimesPower);
    }

    private static ShewhartLines Fractions(ChartKind kind, Sample sample)
    {
        var isShare = kind is ChartKind.P or ChartKind.PPrime;
        var (plotted, centre) = (sample.Plotted(), sample.Pooled());
        var deviations = new double[plotted.Length];
        for (var t = 0; t < plotted.Length; t++) deviations[t] = Math.Sqrt((isShare ? centre * (1 - centre) : centre) / sample.Sizes[t]);

        double? spread = kind is ChartKind.PPrime or ChartKind.UPrime ? Laney(plotted.AsSpan(0, sample.FixOn), centre, deviations) : 1;
        return new ShewhartLines(
            plotted,
            centre,
            [.. deviations.Select(deviation => Math.Max(0, centre - (Sigmas * deviation * (spread ?? 0))))],
            [.. deviations.Select(deviation => Math.Min(isShare ? 1 : double.PositiveInfinity, centre + (Sigmas * deviation * (spread ?? 0))))],
            Varies: spread is not null);
    }

    /// <summary>How much more the points spread than chance alone would have them; null where they do not spread at all.</summary>
    private static double? Laney(ReadOnlySpan<double> plotted, double centre, double[] deviations)
    {
        var scores = new double[plotted.Length];
        var varies = false;
        for (var t = 0; t < scores.Length; t++)
        {
            varies |= Math.Abs(plotted[t] - centre) > Rounding * centre;
            scores[t] = (plotted[t] - centre) / deviations[t];
        }

        if (!varies) return null;

        // Without a score where chance alone would give no spread at all: then there are no limits to find.
        return (MovingRanges.Limits(scores, screen: false)?.MeanRange ?? double.NaN) / RangeOfTwo;
    }
}
